import { startDynamoDbLocal } from '../support/dynamodb-local.ts';
import { runStoreContract } from './contract/run.ts';

describe('The store on DynamoDB Local', () => runStoreContract(startDynamoDbLocal));
