"""Makes every call that the product makes, with boto3 as it comes, and prints what came back as JSON."""

import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

MEMBER, OTHER, ROLE_ARN, TASK_ARN = sys.argv[1:]
CONFIG = Config(retries={"max_attempts": 0})


def client(service, credentials=None):
    if credentials is None:
        return boto3.client(service, config=CONFIG)
    return boto3.client(
        service,
        config=CONFIG,
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials["SessionToken"],
    )


def everything(api, operation, key, **arguments):
    pages = api.get_paginator(operation).paginate(**arguments)
    return [item for page in pages for item in page.get(key, [])]


def refusal(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return [type(error).__name__, error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]]
    return "not refused"


def in_role(sts):
    session = sts.assume_role(RoleArn=ROLE_ARN, RoleSessionName="boto3", DurationSeconds=900)
    iam = client("iam", session["Credentials"])
    absent = refusal(iam.get_credential_report)
    started = iam.generate_credential_report()["State"]
    report = iam.get_credential_report()
    return {
        "who": client("sts", session["Credentials"]).get_caller_identity()["Arn"],
        "absent": absent,
        "states": [started, iam.generate_credential_report()["State"]],
        "report": report["Content"].decode(),
        "generated": report["GeneratedTime"].isoformat(),
        "summary": iam.get_account_summary()["SummaryMap"],
        "devices": everything(iam, "list_virtual_mfa_devices", "VirtualMFADevices", AssignmentStatus="Assigned"),
        "passwordPolicy": iam.get_account_password_policy()["PasswordPolicy"],
        "denied": refusal(iam.get_user),
        "unknown": refusal(iam.list_roles),
    }


def in_root(sts):
    session = sts.assume_root(TargetPrincipal=MEMBER, TaskPolicyArn={"arn": TASK_ARN}, DurationSeconds=900)
    iam = client("iam", session["Credentials"])
    keys = everything(iam, "list_access_keys", "AccessKeyMetadata")
    return {
        "who": client("sts", session["Credentials"]).get_caller_identity()["Arn"],
        "user": iam.get_user()["User"],
        "loginProfile": iam.get_login_profile()["LoginProfile"],
        "keys": keys,
        "lastUsed": [iam.get_access_key_last_used(AccessKeyId=key["AccessKeyId"])["AccessKeyLastUsed"] for key in keys],
        "devices": everything(iam, "list_mfa_devices", "MFADevices"),
        "certificates": everything(iam, "list_signing_certificates", "Certificates"),
        "summary": iam.get_account_summary()["SummaryMap"],
        "denied": [refusal(iam.generate_credential_report), refusal(iam.get_account_password_policy)],
    }


def organization(api):
    root = everything(api, "list_roots", "Roots")[0]["Id"]
    units = everything(api, "list_organizational_units_for_parent", "OrganizationalUnits", ParentId=root)
    sandbox = next(unit["Id"] for unit in units if unit["Name"] == "sandbox")
    policies = everything(api, "list_policies", "Policies", Filter="SERVICE_CONTROL_POLICY")
    return {
        "management": api.describe_organization()["Organization"]["MasterAccountId"],
        "accounts": everything(api, "list_accounts", "Accounts"),
        "described": api.describe_account(AccountId=MEMBER)["Account"],
        "sandboxed": len(everything(api, "list_accounts_for_parent", "Accounts", ParentId=sandbox)),
        "children": len(everything(api, "list_children", "Children", ParentId=sandbox, ChildType="ACCOUNT")),
        "parents": everything(api, "list_parents", "Parents", ChildId="300000000001"),
        "sandbox": sandbox,
        "tags": everything(api, "list_tags_for_resource", "Tags", ResourceId=MEMBER),
        "policies": [policy["Id"] for policy in policies],
        "document": json.loads(api.describe_policy(PolicyId="p-denyroot1")["Policy"]["Content"]),
        "targets": everything(api, "list_targets_for_policy", "Targets", PolicyId="p-denyroot1"),
        "fullAccess": len(everything(api, "list_targets_for_policy", "Targets", PolicyId="p-FullAWSAccess")),
        "delegated": everything(api, "list_delegated_administrators", "DelegatedAdministrators"),
        "missing": refusal(api.describe_account, AccountId="123123123123"),
    }


def contact(api):
    given = api.get_alternate_contact(AlternateContactType="SECURITY", AccountId=MEMBER)
    return {
        "given": given["AlternateContact"],
        "missing": refusal(api.get_alternate_contact, AlternateContactType="SECURITY", AccountId=OTHER),
    }


def queue(sqs):
    url = sqs.get_queue_url(QueueName="rootkeeper-events")["QueueUrl"]
    sent = sqs.send_message(QueueUrl=url, MessageBody="alone")["MessageId"]
    batch = [{"Id": str(n), "MessageBody": f"batch {n}"} for n in range(3)]
    successful = len(sqs.send_message_batch(QueueUrl=url, Entries=batch)["Successful"])
    messages = sqs.receive_message(
        QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=1, MessageSystemAttributeNames=["All"]
    )["Messages"]
    receipts = [message["ReceiptHandle"] for message in messages]
    sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=receipts[0], VisibilityTimeout=60)
    longer = [{"Id": "0", "ReceiptHandle": receipts[1], "VisibilityTimeout": 60}]
    sqs.change_message_visibility_batch(QueueUrl=url, Entries=longer)
    sqs.delete_message(QueueUrl=url, ReceiptHandle=receipts[0])
    rest = [{"Id": str(n), "ReceiptHandle": receipt} for n, receipt in enumerate([*receipts[1:], "guessed"])]
    deleted = sqs.delete_message_batch(QueueUrl=url, Entries=rest)
    return {
        "sent": sent in [message["MessageId"] for message in messages],
        "successful": successful,
        "bodies": sorted(message["Body"] for message in messages),
        "counts": [message["Attributes"]["ApproximateReceiveCount"] for message in messages],
        "failed": [[each["Id"], each["Code"]] for each in deleted["Failed"]],
        "left": sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"],
        "missing": refusal(sqs.get_queue_url, QueueName="nowhere"),
        "wrong": refusal(sqs.receive_message, QueueUrl=url, MaxNumberOfMessages=11),
    }


def history(sts):
    session = sts.assume_role(RoleArn=ROLE_ARN, RoleSessionName="boto3", DurationSeconds=900)
    trail = boto3.client(
        "cloudtrail",
        config=CONFIG,
        region_name="us-east-1",
        aws_access_key_id=session["Credentials"]["AccessKeyId"],
        aws_secret_access_key=session["Credentials"]["SecretAccessKey"],
        aws_session_token=session["Credentials"]["SessionToken"],
    )
    root = [{"AttributeKey": "Username", "AttributeValue": "root"}]
    events = everything(trail, "lookup_events", "Events", LookupAttributes=root)
    return {
        "count": len(events),
        "oldest": events[-1]["EventName"],
        "account": json.loads(events[0]["CloudTrailEvent"])["recipientAccountId"],
        "wrong": refusal(trail.lookup_events, LookupAttributes=root, NextToken="guessed"),
    }


def main():
    sts = client("sts")
    no_role = {"RoleArn": ROLE_ARN.replace(MEMBER, OTHER), "RoleSessionName": "boto3"}
    answers = {
        "who": sts.get_caller_identity(),
        "features": client("iam").list_organizations_features()["EnabledFeatures"],
        "role": in_role(sts),
        "externalId": refusal(sts.assume_role, **no_role),
        "withExternalId": sts.assume_role(ExternalId="k3y", **no_role)["AssumedRoleUser"]["Arn"],
        "root": in_root(sts),
        "blocked": refusal(sts.assume_root, TargetPrincipal="300000000001", TaskPolicyArn={"arn": TASK_ARN}),
        "organization": organization(client("organizations")),
        "contact": contact(client("account")),
        "queue": queue(client("sqs")),
        "history": history(sts),
    }
    print(json.dumps(answers, default=lambda value: value.isoformat()))


main()
