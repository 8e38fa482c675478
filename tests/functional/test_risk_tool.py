"""Risk tools from outside: what is part of the installation, what is brought in, and what is refused."""

import shutil

from client import Browser, Installation, cases_of, demo_copy

TOOL = """tool: house-form
version: "1"
title: House form
about: Ours.
rights: {holder: The landlord, statement: Written by us, acknowledgement: The landlord's own}
levels: {high: 2}
groups:
  - title: One
    prompts:
      - {id: a, text: The canary prompt of the house form}
      - {id: b, text: Another, critical: true}
"""


def test_risk_tool_import_and_list():
    with demo_copy() as here:
        tools = here.run("risk-tool", "list", "--json").json()["tools"]
        assert [tool["id"] for tool in tools] == ["rowan-prompts"] and not tools[0]["imported"], tools
        file = here.folder / "house.yaml"
        file.write_text(TOOL)
        made = here.run("risk-tool", "import", str(file), "--json").json()
        assert made["fresh"] and made["tool"]["prompts"] == 2, made
        assert not here.run("risk-tool", "import", str(file), "--json").json()["fresh"], "the same text again changes nothing"
        file.write_text(TOOL.replace("Another", "A different one"))
        assert "another text" in here.run("risk-tool", "import", str(file), expect=1).err
        file.write_text(TOOL.replace('"1"', '"2"'))
        here.run("risk-tool", "import", str(file))
        listed = here.run("risk-tool", "list").out
        assert "house-form, version 1" in listed and "house-form, version 2" in listed and "Text of The landlord, brought in." in listed, listed
        for kept in here.data.rglob("*"):
            assert not kept.is_file() or b"canary prompt" not in kept.read_bytes(), f"the text lies open in {kept.name}"
        here.run("audit", "verify")


def test_risk_tool_every_fault_with_its_place():
    with Installation() as here:
        file = here.folder / "bad.yaml"
        file.write_text(TOOL.replace("high: 2", "high: 99").replace("title: House form", "titel: House form"))
        told = here.run("risk-tool", "import", str(file), expect=1).err.splitlines()
        assert any(line.startswith("bad.yaml:3:1 ") and "titel" in line for line in told), told
        assert here.run("risk-tool", "import", str(here.folder / "none.yaml"), expect=None).code != 0


def test_risk_a_policy_uses_the_tool_that_was_brought_in():
    with demo_copy() as here:
        file = here.folder / "house.yaml"
        file.write_text(TOOL)
        here.run("risk-tool", "import", str(file))
        shutil.copytree(here.policies, here.folder / "packs")
        here.policies = here.folder / "packs"
        here.write_config()
        for name, clause in (("connexus-2023", "CX-3.2b"), ("notting-hill-genesis-2019", "NHG-4")):
            pack = here.policies / f"{name}.yaml"
            pack.write_text(f"{pack.read_text()}\nrisk_tool:\n  clause: {clause}\n  tool: house-form\n  used_by: [officer]\n")
        here.run("policy", "check", str(here.policies))
        here.serve()
        officer = here.sign_in("officer")
        forms = {case: officer.get(f"/cases/{case}/review/new") for case in cases_of(officer)}
        with_it = [case for case, form in forms.items() if form.status == 200 and "The canary prompt of the house form" in form.text]
        others = [case for case, form in forms.items() if case not in with_it]
        assert with_it, "cases under a policy that names the tool"
        for case in others:  # where no landlord's policy is in force, the prompts of the safety defaults
            assert "Not a validated checklist" in forms[case].text, case
        manager = here.sign_in("manager")
        assert manager.get(f"/cases/{with_it[0]}/review/new").status == 403, "the policy names officers only"
        assert Browser(here).get(f"/cases/{with_it[0]}/review").status == 303
