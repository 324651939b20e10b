# A program of a job that goes on for hours: for each line on stdin, one boto3 session says who it is.
import datetime, json, os, sys, types
import boto3, botocore.auth, botocore.credentials


def ahead():
    with open(os.environ["TEST_CLOCK_FILE"]) as file:
        return datetime.timedelta(milliseconds=int(file.read()))


class Shifted(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime.datetime.now(tz) + ahead()


botocore.credentials.datetime = types.SimpleNamespace(**{**vars(datetime), "datetime": Shifted})
if hasattr(botocore.auth, "get_current_datetime"):
    signing = botocore.auth.get_current_datetime
    botocore.auth.get_current_datetime = lambda *given, **named: signing(*given, **named) + ahead()

session = boto3.Session(profile_name=sys.argv[1] if len(sys.argv) > 1 else None)
client = session.client("sts")
for _ in sys.stdin:
    try:
        arn = client.get_caller_identity()["Arn"]
        print(json.dumps({"arn": arn, "accessKeyId": session.get_credentials().get_frozen_credentials().access_key}), flush=True)
    except Exception as error:
        print(json.dumps({"error": str(error)}), flush=True)
