"""What a form does when it is sent twice, and that every look at a case is written down."""

import re

from client import cases_of, demo_copy, in_threads


def looks(browser, case):
    return browser.get(f"/cases/{case}/access").words.count("Opened the case")


def test_SG_10_every_look_at_a_case_is_one_row_of_its_access_page():
    with demo_copy() as here:
        here.serve()
        officer, manager = here.sign_in("officer"), here.sign_in("manager")
        case = next(one for one in cases_of(officer) if one in cases_of(manager, "/cases/team"))
        before = looks(officer, case)  # itself one look, and shown on the page
        for part in ("", "", "/timeline", "/people", "/safe-contact", "/tasks", ""):
            assert officer.get(f"/cases/{case}{part}").status == 200
        assert looks(officer, case) == before + 8, "seven looks and the one at the access page"
        for _ in range(3):
            assert manager.get(f"/cases/{case}").status == 200
        page = officer.get(f"/cases/{case}/access")
        assert page.words.count("Opened the case") == before + 12
        assert officer.get("/cases/search").status in (200, 303)


def test_SG_10_looks_at_once_are_all_written_down():
    with demo_copy() as here:
        here.serve()
        officer = here.sign_in("officer")
        case = cases_of(officer)[-1]
        before = looks(officer, case)

        def look(_):
            twin = officer.twin()
            for _ in range(4):
                assert twin.get(f"/cases/{case}").status == 200
            twin.close()

        in_threads(8, look)
        assert looks(officer, case) == before + 33
        here.end()
        assert here.json("audit", "verify")["whole"] is True


def test_SG_10_an_auditor_reads_who_looked_and_that_reading_is_a_line_too():
    with demo_copy() as here:
        here.serve()
        officer, auditor = here.sign_in("officer"), here.sign_in("auditor")
        case = cases_of(officer)[0]
        first = max(lines_of(auditor.get("/audit")))
        officer.get(f"/cases/{case}")
        last = max(lines_of(auditor.get("/audit")))
        assert last == first + 2, f"the first reading of the log and the look at the case are two lines, not {last - first}"
        assert case not in auditor.get("/audit").text, "the log names records by number only"


def lines_of(page):
    return [int(number) for number in re.findall(r'data-label="Line"><span>(\d+)</span>', page.text)]


def test_a_form_sent_twice_makes_one_note():
    with demo_copy() as here:
        here.serve()
        officer = here.sign_in("officer")
        case = cases_of(officer)[0]
        fields = {**officer.get(f"/cases/{case}").form(f"/cases/{case}/notes"), "text": "Brings the heron umbrella on Friday"}
        first = officer.post_fields(f"/cases/{case}/notes", fields)
        again = officer.post_fields(f"/cases/{case}/notes", fields)
        assert (first.status, again.status) == (303, 303), f"{first.status} {again.status}"
        assert officer.get(f"/cases/{case}/timeline").words.count("heron umbrella") == 1
        other = officer.post_fields(f"/cases/{case}/notes", {**fields, "text": "Another text with the same token: lynx"})
        assert "lynx" not in officer.get(f"/cases/{case}/timeline").words, f"a used token wrote again ({other.status})"


def test_a_form_sent_sixteen_times_at_once_makes_one_note():
    with demo_copy() as here:
        here.serve()
        officer = here.sign_in("officer")
        case = cases_of(officer)[0]
        fields = {**officer.get(f"/cases/{case}").form(f"/cases/{case}/notes"), "text": "Wants a quiet room with the osprey picture"}
        told = []

        def send(_):
            twin = officer.twin()
            told.append(twin.post_fields(f"/cases/{case}/notes", fields).status)
            twin.close()

        in_threads(16, send)
        assert set(told) == {303}, f"answers: {sorted(told)}"
        assert officer.get(f"/cases/{case}/timeline").words.count("osprey picture") == 1


def test_a_report_sent_twice_is_one_report():
    with demo_copy() as here:
        here.serve()
        officer = here.sign_in("officer")
        fields = {**officer.get("/reports/new").form("/reports/new"), "danger": "no", "handle": "Flat by the walnut tree"}
        first = officer.post_fields("/reports/new", fields)
        again = officer.post_fields("/reports/new", fields)
        assert first.status == 303 and again.status == 303, f"{first.status} {again.status}"
        assert officer.get("/reports").words.count("walnut tree") == 1


def test_SG_25_a_correction_keeps_what_was_written_first():
    with demo_copy() as here:
        here.serve()
        officer = here.sign_in("officer")
        case = cases_of(officer)[0]
        assert officer.post(f"/cases/{case}", f"/cases/{case}/notes", text="Keys are with the fishmonger").status == 303
        page = officer.get(f"/cases/{case}/timeline").text
        address = re.search(r'/cases/%s/timeline/\d+/correct' % case, page[: page.find("fishmonger") + 3000])
        assert address, "no way to correct a note"
        numbers = re.findall(r"/timeline/(\d+)/correct", page)
        newest = max(numbers, key=int)
        path = f"/cases/{case}/timeline/{newest}/correct"
        assert officer.post(path, path, text="Keys are with the greengrocer", reason="Wrong shop").status == 303
        both = officer.get(f"/cases/{case}/timeline/{newest}/versions").words
        assert "fishmonger" in both and "greengrocer" in both and "Wrong shop" in both
