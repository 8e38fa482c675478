"""The sharing ledger from the command line: as somebody, no more than they may see, written into the access log."""

import csv
import io

from client import demo_copy


def test_sharing_export_is_of_somebody_and_of_what_they_may_see():
    with demo_copy() as here:
        ran = here.run("sharing", "export", "--as", "manager")
        rows = list(csv.DictReader(io.StringIO(ran.out)))
        assert rows, "the demo has a ledger"
        assert {"case", "kind", "agency", "lawful_basis", "risk_of_harm", "decided_by"} <= set(rows[0])
        for row in rows:
            for cell in row.values():
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell
        seen = {row["case"] for row in rows}
        as_json = here.run("sharing", "export", "--as", "manager", "--json").json()["sharing"]
        assert len(as_json) == len(rows) and {line["case"] for line in as_json} == seen
        one = sorted(seen)[0]
        only = list(csv.DictReader(io.StringIO(here.run("sharing", "export", "--as", "manager", "--case", one).out)))
        assert only and {row["case"] for row in only} == {one}
        # Somebody of another team, somebody without the right, and nobody at all.
        other = {row["case"] for row in csv.DictReader(io.StringIO(here.run("sharing", "export", "--as", "manager2").out))}
        assert not (other & seen), "a case of one team is in the ledger of another"
        assert "for managers" in here.run("sharing", "export", "--as", "officer", expect=1).err
        refused = here.run("sharing", "export", "--as", "officer3", "--case", one, expect=None)
        unknown = here.run("sharing", "export", "--as", "officer3", "--case", "RW-4999-X", expect=None)
        assert refused.code == unknown.code != 0 and refused.err.replace(one, "") == unknown.err.replace("RW-4999-X", ""), "not there and not yours are one answer"
        assert one not in refused.out
        assert here.run("sharing", "export", "--as", "nobody", expect=2).err
        here.run("audit", "verify")


def test_sharing_export_waits_for_nobody_to_serve():
    with demo_copy() as here:
        here.serve()
        ran = here.run("sharing", "export", "--as", "manager", expect=None)
        assert ran.code != 0 and not ran.out, "a look that cannot be written down is not given"
