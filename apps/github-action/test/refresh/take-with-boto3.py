# A program of a job that goes on for hours: for each line on stdin, one boto3 session says who it is.
import datetime, json, os, sys


def ahead():
    with open(os.environ["TEST_CLOCK_FILE"]) as file:
        return datetime.timedelta(milliseconds=int(file.read()))


class Shifted(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + ahead()

    @classmethod
    def utcnow(cls):
        return super().now(datetime.timezone.utc).replace(tzinfo=None) + ahead()


# Before botocore is loaded: which of its modules asks for the time depends on its version, and on whether awscrt is there.
datetime.datetime = Shifted
import boto3

session = boto3.Session(profile_name=sys.argv[1] if len(sys.argv) > 1 else None)
# The one in Debian knows no variable for an endpoint.
client = session.client("sts", endpoint_url=os.environ["AWS_ENDPOINT_URL_STS"])
for _ in sys.stdin:
    try:
        arn = client.get_caller_identity()["Arn"]
        print(json.dumps({"arn": arn, "accessKeyId": session.get_credentials().get_frozen_credentials().access_key}), flush=True)
    except Exception as error:
        print(json.dumps({"error": str(error)}), flush=True)
