import { CreateTableCommand, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { UserError } from '../../../src/domain/errors.ts';
import { checkTable, createTable, tableDefinition } from '../../../src/store/create-table.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export function tableContract(store: StoreUnderTest): void {
  describe('the table', () => {
    it('is created once, however many ask for it at the same time', async () => {
      const table = store.absentTable();
      const replica = store.replicaOf(table);
      await Promise.all([createTable(table), createTable(replica), createTable(table)]);
      const { Table: found } = await table.client.send(new DescribeTableCommand({ TableName: table.name }));
      expect(found?.TableStatus).toBe('ACTIVE');
    });

    it('is left alone where it is there already', async () => {
      const table = await store.freshTable();
      await expect(createTable(table)).resolves.toBeUndefined();
    });

    it('passes the check once it is created', async () => {
      const table = await store.freshTable();
      await expect(checkTable(table)).resolves.toBeUndefined();
    });

    it('fails the check with the remedy where it does not exist', async () => {
      const check = checkTable(store.absentTable());
      await expect(check).rejects.toThrow(UserError);
      await expect(check).rejects.toMatchObject({
        message: expect.stringMatching(/^There is no DynamoDB table absent-/),
        remedy: expect.stringContaining('deploy/table.yml'),
      });
    });

    it('fails the check where somebody else uses that name for a table with other keys', async () => {
      const table = store.absentTable();
      const { GlobalSecondaryIndexes: _, ...definition } = tableDefinition(table.name);
      await table.client.send(
        new CreateTableCommand({
          ...definition,
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        }),
      );
      await expect(checkTable(table)).rejects.toThrow("is not Rootkeeper's: its keys must be pk and sk");
    });

    it('fails the check where its index is missing', async () => {
      const table = store.absentTable();
      const { GlobalSecondaryIndexes: _, ...definition } = tableDefinition(table.name);
      await table.client.send(
        new CreateTableCommand({
          ...definition,
          AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        }),
      );
      await expect(checkTable(table)).rejects.toThrow('those of its index gsi1');
    });
  });
}
