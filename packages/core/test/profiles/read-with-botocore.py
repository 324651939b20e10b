"""Reads pairs of files with botocore, as the AWS CLI does. In: [{"config", "credentials"}]. Out: for each the profiles, or null."""

import json
import os
import sys
import tempfile

from botocore.exceptions import ConfigParseError
from botocore.session import Session

folder = tempfile.mkdtemp()
paths = {name: os.path.join(folder, name) for name in ("config", "credentials")}


def read(sample):
    for name, path in paths.items():
        with open(path, "wb") as file:
            file.write(sample.get(name, "").encode())
    session = Session()
    session.set_config_variable("config_file", paths["config"])
    session.set_config_variable("credentials_file", paths["credentials"])
    try:
        return session.full_config["profiles"]
    except ConfigParseError:
        return None


try:
    json.dump([read(sample) for sample in json.load(sys.stdin)], sys.stdout)
finally:
    for path in paths.values():
        if os.path.exists(path):
            os.remove(path)
    os.rmdir(folder)
