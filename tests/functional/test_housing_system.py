"""The label for the housing system from outside: the files that leave, what stands in them, and the numbers that come back."""

import json
import time

from client import demo_copy


def wait_for(happens, seconds=20):
    until = time.monotonic() + seconds
    while not happens() and time.monotonic() < until:
        time.sleep(0.1)
    return happens()


def test_housing_system_files_leave_and_numbers_come_back():
    with demo_copy() as here:
        folder = here.folder / "drop"
        here.write_config(more=f'[housing_system]\nfolder = "{folder}"\n')
        assert str(folder) in here.run("config", "check", expect=None).err, "a folder that is not there is named"
        folder.mkdir()
        here.run("config", "check")
        here.serve()
        assert wait_for(lambda: any(folder.glob("*.json"))), "nothing arrived"
        here.end()
        files = sorted(folder.iterdir())
        assert files and all(file.suffix == ".json" and not file.name.startswith(".") for file in files), files
        for file in files:
            assert json.loads(file.read_text()) == {"category": "Serious ASB", "handle": file.stem}, file.read_text()
            assert file.stat().st_mode & 0o007 == 0, "not for everybody"
        references = [file.stem for file in files]
        numbers = here.folder / "numbers.csv"
        numbers.write_text("reference,number\n" + "".join(f"{each},HX/{i}\n" for i, each in enumerate(references)) + "RW-1-Q,HX/9\n")
        told = here.run("housing-system", "import-references", numbers, expect=2).err
        assert f"line {len(references) + 2}" in told and references[0] not in told, told
        numbers.write_text("reference,number\n" + "".join(f"{each},HX/{i}\n" for i, each in enumerate(references)))
        assert here.run("housing-system", "import-references", numbers, "--json").json() == {"recorded": len(references), "known": 0}
        assert here.run("housing-system", "import-references", numbers, "--json").json() == {"recorded": 0, "known": len(references)}
        assert here.run("housing-system", "import-references", here.folder / "none.csv", expect=3).err
        assert here.run("rebuild", "--json").json()["same"], "the index rows are those the record gives"
        here.run("audit", "verify")


def test_CX_5_1a_labels_that_wait_or_fail_are_told_of():
    with demo_copy() as here:
        folder = here.folder / "drop"
        before = here.run("housing-system", "status", "--json").json()
        assert before["folder"] is False and before["waiting"] > 0 and before["failing"] == 0, before
        assert all(label["tries"] == 0 for label in before["labels"]), before
        folder.write_text("a file where a folder should be")
        here.write_config(more=f'[housing_system]\nfolder = "{folder}"\n')
        here.serve()
        assert wait_for(lambda: here.run("housing-system", "status", "--json").json()["failing"] == before["waiting"]), "no failure is told"
        after = here.run("housing-system", "status", "--json").json()
        here.end()
        assert after["folder"] is True and after["waiting"] == 0, after
        assert {label["reference"] for label in after["labels"]} == {label["reference"] for label in before["labels"]}
        assert all(label["tries"] >= 1 and label["next_try"].endswith("Z") for label in after["labels"]), after
        words = here.run("housing-system", "status").out
        assert f"0 labels wait for their first try; {after['failing']} failed" in words and after["labels"][0]["reference"] in words, words
