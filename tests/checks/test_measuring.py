"""The script that measures discernment on any file of clauses."""

import importlib.util
import json
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "measure_discernment.py"


def test_it_prints_the_figures(tmp_path, capsys):
    """Macro-F1, a line for each verdict, the confusion table, and the misses when asked for."""
    rows = [("You can't see Kim.", "fear"), ("We talk on Sundays.", "mutual"), ("Maybe.", "mutual")]
    path = tmp_path / "some.jsonl"
    path.write_text("\n".join(json.dumps({"text": text, "verdict": one}) for text, one in rows))
    spec = importlib.util.spec_from_file_location("measure_discernment", SCRIPT)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.main([str(path), "--show", "--by", "rules"]) == 0
    out = capsys.readouterr().out
    assert "macro-F1 0.556 over 3 clauses" in out
    assert "mutual read as unclear" in out
    assert "ms a clause" in out
    for reader in ("second", "both"):
        assert script.main([str(path), "--by", reader]) == 0
        assert "over 3 clauses" in capsys.readouterr().out
