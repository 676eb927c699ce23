"""Exchange: what leaves this machine, and what comes from another one.

Lives here: a folder that OpenSSH alone can verify, and the sealed bundle of records.
May import: ``ledger``, ``documents``, ``signing``, ``model`` and the packages below them.
"""

from .bundle import MAX_BUNDLE, MAX_RECORD, MAX_RECORDS, pack, unpack
from .openssh_folder import ExportedVersion, write_openssh_folder

__all__ = [
    "MAX_BUNDLE",
    "MAX_RECORD",
    "MAX_RECORDS",
    "ExportedVersion",
    "pack",
    "unpack",
    "write_openssh_folder",
]
