"""The README is true: its walk with the example couple runs, line by line, as it stands."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"
HOME_FOLDER = "~/ours"
SECRETS = {"alex": "alex likes long walks", "sam": "sam burns the toast"}
ASKS_ONCE_MORE = {"sign", "withdraw", "propose", "renew"} | {
    "review answer",
    "review finish",
    "rupture share",
}
NEEDS_NO_PASSPHRASE = {"rupture name"}
FOLDERS = re.compile(r"/tmp/(?=[\w-])")


def commands(room: Path) -> list[str]:
    """Return the handfast commands of the README, in order, with their files in ``room``."""
    blocks = re.findall(r"^```\n(.*?)^```", README.read_text(), re.MULTILINE | re.DOTALL)
    lines = "\n".join(blocks).replace("\\\n", " ").splitlines()
    mine = [line for line in lines if line.startswith(("handfast ", "export HANDFAST_FOLDER="))]
    return [FOLDERS.sub(f"{room}/", line) for line in mine if "AGREEMENT.toml" not in line]


def test_the_walk_in_the_readme_runs(tmp_path):
    """Each command ends as it should: with 0, or with 1 where something is worth a look."""
    for name, words in SECRETS.items():
        (tmp_path / name).write_text(words + "\n")
    environment = {**os.environ, "HANDFAST_DATA_DIR": str(tmp_path / "data")}
    said = {}
    for line in commands(tmp_path):
        words = shlex.split(line, comments=True)
        if words[0] == "export":
            environment["HANDFAST_FOLDER"] = words[1].split("=", 1)[1]
            continue
        verbs = {words[1], " ".join(words[1:3])}
        if "--as" in words and not verbs & NEEDS_NO_PASSPHRASE:
            words += ["--passphrase-file", str(tmp_path / words[words.index("--as") + 1])]
        if verbs & ASKS_ONCE_MORE or "--propose" in words:
            words.append("--yes")
        done = subprocess.run(
            [sys.executable, "-m", *words],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode in {0, 1}, f"{line}\n{done.stdout}{done.stderr}"
        said[line] = done.stdout
    assert len(said) > 15
    first = next(text for line, text in said.items() if line.startswith("handfast check --draft"))
    assert "reads as: fear" in first
    *_, after = [text for line, text in said.items() if line.startswith("handfast diff")]
    assert "{+two days+}" in after.replace("\n", " ").replace("  ", " ")


def test_two_people_begin_at_two_machines(tmp_path):
    """Each has a data directory of their own, and only the folder and the invitations in common."""
    section = README.read_text().split("## Two people, two machines\n")[1].split("\n## ")[0]
    lines = re.findall(r"^(alex|sam)\$ handfast (.*)$", section, re.MULTILINE)
    assert len(lines) == 11
    prints, said = {}, ""
    for person, words in SECRETS.items():
        (tmp_path / person).write_text(words + "\n")
    for person, line in lines:
        words = shlex.split(line.replace(HOME_FOLDER, str(tmp_path / "ours")))
        verb = " ".join(words[:2])
        if verb == "person make" or words[0] in {"propose", "sign"}:
            words += ["--passphrase-file", str(tmp_path / person)]
        if verb == "person bring":
            words += ["--fingerprint", prints[words[2].lower()]]
        if words[0] in ASKS_ONCE_MORE:
            words.append("--yes")
        done = subprocess.run(
            [sys.executable, "-m", "handfast", *words],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            env={
                **os.environ,
                "HANDFAST_DATA_DIR": str(tmp_path / f"data of {person}"),
                "HANDFAST_FOLDER": str(tmp_path / "ours"),
            },
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        said = done.stdout
        if verb == "person make":
            prints[person] = said.split()[1]
    assert "in force" in said
    assert "Our evenings" in said
