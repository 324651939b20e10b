"""Tells which source botocore takes. In: [{"AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"}]. Out: for each what profile a gives."""

import json
import os
import sys

from botocore.session import Session


def resolve(environment):
    os.environ.update(environment)
    try:
        credentials = Session(profile="a").get_credentials()
    except Exception as error:
        return {"error": type(error).__name__}
    if credentials is None:
        return {"error": "none"}
    answer = {"method": credentials.method}
    if credentials.method in ("shared-credentials-file", "config-file"):
        answer["token"] = credentials.token
    return answer


json.dump([resolve(environment) for environment in json.load(sys.stdin)], sys.stdout)
