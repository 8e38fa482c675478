// Documents, sharing and photographs through the pages: who may have what, and that what is kept is exactly what went.
#include "domain/disclosure.h"
#include "letters/testing/pdf.h"
#include "security/sha256.h"
#include "store/access_log.h"
#include "web/pages/test_box.h"

namespace rowan::web {
namespace {

using letters::PdfOnDisk;

struct DocumentBox : ::testing::Test, TestBox {
  StaffId officer_id = add("Priya", {"officer"}), manager_id = add("Jo", {"manager"}, north, true), other_id = add("Sam", {"officer"}, south);
  Person officer = sign_in(officer_id), manager = sign_in(manager_id), outsider = sign_in(other_id);
  std::string ref = make_case("Amara Bell", officer_id);

  void SetUp() override { adopt_policies(); }

  std::string at(const std::string& below) const { return "/cases/" + ref + below; }
  void safe_letter(bool names_us = false) {
    Fields fields{{"safety", "approved"}, {"kind", "letter"}, {"value", "2 Elm Court, Wexcombe ZZ1 1AA"}, {"approved_by", "Herself"}, {"check_by-day", "1"}, {"check_by-month", "3"}, {"check_by-year", "2027"}};
    if (names_us) fields.emplace_back("names_us", "yes");
    ASSERT_EQ(post(at("/safe-contact/new"), &officer, fields).status, 303);
  }
  std::string channel() {
    const auto opened = app::view_case(desk, officer.actor, ref);
    return std::to_string(opened->get().contact.channels.back().id);
  }
  void other_person() { ASSERT_EQ(post(at("/perpetrator"), &officer, {{"given", "named"}, {"name", "Craig Marsh"}}).status, 303); }
  // Makes it and gives its number.
  std::string made(const std::string& form, Fields fields) {
    const Response r = post(at("/documents/new/" + form), &officer, fields);
    EXPECT_EQ(r.status, 303) << r.body;
    const std::string to = header_of(r, "Location");
    return to.substr(to.rfind('/') + 1);
  }
  Response copy(const std::string& number, const Person& who) { return get(at("/documents/" + number + "/copy"), &who); }
  std::string version(const std::string& number) {
    const auto opened = app::view_case(desk, officer.actor, ref);
    return document_of(opened->get(), std::stoll(number))->made.sha256;
  }
  Fields share_fields() const {
    return {{"agency", "Wexcombe police"}, {"method", "phone"}, {"what", "That he was at the door"}, {"why", "They look for him"}, {"least", "Only the date"}, {"consent", "refused"}, {"told", "yes"},
            {"basis", "recognised_safeguarding"}, {"special", "none"}, {"condition", "none"}};
  }
};
using CaseDocuments = DocumentBox;


class DocumentClauses : public DocumentBox {};
class DocumentSafeguards : public DocumentBox {};

TEST_F(DocumentClauses, CX_5_3_ThePageRefusesSharingWithoutConsentOrRiskAndTakesItWithRiskAtOnce) {
  const Response no = post(at("/sharing/new"), &officer, share_fields());
  EXPECT_TRUE(has(no, "There is a problem")) << no.status;
  EXPECT_TRUE(has(no, "risk of harm"));
  EXPECT_TRUE(has(no, "That he was at the door"));  // what was typed stays
  Fields with_risk = share_fields();
  with_risk.emplace_back("risk", "He said that he would kill her");
  EXPECT_EQ(post(at("/sharing/new"), &officer, with_risk).status, 303);
  EXPECT_EQ(post(at("/sharing/not"), &officer, {{"agency", "A letting agent"}, {"what", "Her address"}, {"why", "No need"}}).status, 303);
  const Response ledger = get(at("/sharing"), &officer);
  EXPECT_TRUE(has(ledger, "He said that he would kill her"));
  EXPECT_TRUE(has(ledger, "Not shared with"));
  EXPECT_TRUE(has(get(at("/timeline"), &officer), "Information shared with Wexcombe police"));
}

TEST_F(DocumentClauses, CX_5_3_WhatTheLedgerNamesCanBeShownAgainByteForByte) {
  const std::string number = made("referral", {{"recipient", "Wexcombe refuge"}, {"other_side", "no"}, {"text", "She needs a place"}, {"asked", "Ring her"}, {"parts", "name"}, {"purpose", "Referral"}});
  const Response first = copy(number, officer);
  ASSERT_EQ(first.status, 200);
  Fields fields = share_fields();
  fields[0].second = "Wexcombe refuge";
  fields.emplace_back("risk", "She has nowhere to sleep");
  fields.emplace_back("document", number);
  EXPECT_EQ(post(at("/sharing/new"), &officer, fields).status, 303);
  now = now + elapsed_days(20);
  officer = sign_in(officer_id);
  const auto opened = app::view_case(desk, officer.actor, ref);
  std::string written;
  for (const CaseLine& line : opened->get().lines) if (const auto* s = std::get_if<Shared>(&line.event)) written = s->sha256;
  const Response again = copy(number, officer);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(security::sha256_hex(again.body), written);
  const std::string text = PdfOnDisk(again.body).text();
  EXPECT_NE(text.find("Amara Bell"), std::string::npos);
  EXPECT_NE(text.find("She needs a place"), std::string::npos);
  EXPECT_EQ(text.find("told us at the desk"), std::string::npos);  // nothing of the case that was not chosen
}

TEST_F(DocumentSafeguards, SG_1_NHG_25_NoLetterIsMadeWithoutASafeWayAndNoneThatWaitsIsOpenedWhenItIsNoLongerSafe) {
  const Response no = post(at("/documents/new/letter_contact"), &officer, {{"audience", "survivor"}, {"purpose", "First contact"}});
  EXPECT_TRUE(has(no, "There is a problem")) << no.status;
  safe_letter();
  const std::string id = channel();
  const std::string number = made("letter_contact", {{"audience", "survivor"}, {"channel", id}, {"purpose", "First contact"}});
  EXPECT_EQ(copy(number, officer).status, 200);
  ASSERT_EQ(post(at("/safe-contact/" + id), &officer, {{"safety", "not_safe"}, {"kind", "letter"}, {"value", "2 Elm Court, Wexcombe ZZ1 1AA"}, {"reason", "He has the key"}}).status, 303);
  const Response refused = copy(number, officer);
  EXPECT_NE(refused.status, 200);
  EXPECT_EQ(refused.body.find("%PDF"), std::string::npos);
}

TEST_F(DocumentSafeguards, SG_3_TheAddressComesFromTheSafeContactRecordAndNoOtherMayBeTyped) {
  safe_letter();
  const std::string first = channel();
  ASSERT_EQ(post(at("/safe-contact/new"), &officer, {{"safety", "approved"}, {"kind", "call"}, {"value", "07700 900142"}, {"approved_by", "Herself"}, {"check_by-day", "1"}, {"check_by-month", "3"}, {"check_by-year", "2027"}}).status, 303);
  for (const char* telling : {"Your new number 07700 900142", "About the abuse", "From Northbrook Homes"}) {
    const Response no = post(at("/documents/new/letter"), &officer, {{"audience", "survivor"}, {"channel", first}, {"purpose", "x"}, {"subject", "Hello"}, {"text", telling}});
    EXPECT_TRUE(has(no, "Say it in another way")) << telling;
  }
  const std::string number = made("letter", {{"audience", "survivor"}, {"channel", first}, {"purpose", "x"}, {"subject", "Your boiler"}, {"text", "We come on Monday."}});
  const std::string text = PdfOnDisk(copy(number, officer).body).text();
  EXPECT_NE(text.find("2 Elm Court"), std::string::npos);
  EXPECT_EQ(text.find("Northbrook"), std::string::npos);
  EXPECT_EQ(text.find("900142"), std::string::npos);
}

TEST_F(DocumentSafeguards, SG_5_ALetterToTheOtherPersonIsOpenedOnlyAfterTwoPeopleReadIt) {
  other_person();
  const Response telling = post(at("/documents/new/letter"), &officer, {{"audience", "perpetrator"}, {"purpose", "Visit"}, {"subject", "A visit"}, {"text", "Amara told us"}});
  EXPECT_TRUE(has(telling, "the name of somebody on the case"));
  const std::string number = made("letter", {{"audience", "perpetrator"}, {"purpose", "Visit"}, {"subject", "A visit"}, {"text", "We come on Monday."}});
  const std::string path = "/documents/" + number, hash = version(number);
  EXPECT_NE(copy(number, officer).status, 200);
  EXPECT_NE(copy(number, manager).status, 200);
  const auto release = [&](const Person& who) { return post(at(path + "/release"), &who, {{"version", hash}, {"approved", "yes"}, {"reason", "Read it"}}); };
  EXPECT_NE(release(manager).status, 303);  // not read
  const Response read = post(at(path + "/read"), &manager, {});
  EXPECT_TRUE(read.body.starts_with("%PDF"));
  EXPECT_TRUE(post(at(path + "/read"), &manager, {}).body.starts_with("%PDF"));  // as often as they like
  EXPECT_NE(release(manager).status, 303);  // its maker has not read it
  EXPECT_TRUE(post(at(path + "/read"), &officer, {}).body.starts_with("%PDF"));
  EXPECT_NE(release(officer).status, 303);
  EXPECT_EQ(release(manager).status, 303);
  const Response open = copy(number, officer);
  EXPECT_EQ(open.body, read.body);
  EXPECT_EQ(header_of(open, "Content-Disposition"), "inline; filename=\"letter-" + number + ".pdf\"");
  EXPECT_EQ(header_of(open, "Cache-Control"), "no-store");
  EXPECT_EQ(post(at(path + "/given"), &officer, {{"how", "By post"}}).status, 303);
  EXPECT_TRUE(has(get(at("/documents"), &officer), "Given out"));
}

TEST_F(DocumentSafeguards, SG_28_TheTextOfThePerpetratorsOwnFileHoldsNobodyElse) {
  ReportReceived said;
  said.route = rowan::Route::neighbour;
  said.danger = Answer::no;
  said.handle = "Shouting upstairs";
  said.account = "Tobias was crying, says Joan";
  said.reporter.name = "Joan Larkspur";
  said.reporter.contact = "07700 900333";
  said.team = north;
  const auto taken = app::take_report(desk, officer.actor, said, now, {});
  ASSERT_TRUE(taken);
  ASSERT_TRUE(app::attach_to_case(desk, officer.actor, taken->reference, ref, {}));
  other_person();
  safe_letter();
  ASSERT_EQ(post(at("/household"), &officer, {{"children", "yes"}, {"adults", "no"}, {"members", "Tobias, 7"}}).status, 303);
  ASSERT_EQ(post(at("/notes"), &officer, {{"text", "Amara and Tobias are at 2 Elm Court"}}).status, 303);
  const Response no = post(at("/documents/new/letter"), &officer, {{"audience", "perpetrator"}, {"purpose", "x"}, {"subject", "Noise"}, {"text", "Ms Larkspur says that you shout"}});
  EXPECT_TRUE(has(no, "the name of somebody on the case"));
  const std::string number = made("own_file", {{"audience", "perpetrator"}, {"purpose", "Access request"}});
  EXPECT_NE(copy(number, officer).status, 200);  // a second person first
  const Response read = post(at("/documents/" + number + "/read"), &manager, {});
  ASSERT_TRUE(read.body.starts_with("%PDF"));
  const PdfOnDisk pdf(read.body);
  const std::string all = pdf.text() + pdf.tagged_text() + pdf.info();
  for (const char* canary : {"Amara", "Tobias", "Larkspur"}) EXPECT_EQ(read.body.find(canary), std::string::npos) << canary;
  EXPECT_NE(pdf.text().find("Craig Marsh"), std::string::npos);
  for (const char* canary : {"Amara", "Bell", "Tobias", "Larkspur", "Joan", "900333", "Elm", "ZZ1", "crying", "upstairs", "Priya"}) EXPECT_EQ(all.find(canary), std::string::npos) << canary;
}

TEST_F(CaseDocuments, AChronologyForACourtHasTheAccountAndNoWayOfContact) {
  safe_letter();
  ASSERT_EQ(post(at("/notes"), &officer, {{"text", "She is at 2 Elm Court now"}}).status, 303);
  ASSERT_EQ(post(at("/notes"), &officer, {{"text", "The door was kicked in"}}).status, 303);
  const Fields fields{{"audience", "court"}, {"recipient", "Wexcombe County Court"}, {"purpose", "Hearing"}, {"about", "everyone"}};
  EXPECT_TRUE(has(post(at("/documents/new/chronology"), &officer, fields), "Say whether the other person could read it"));
  Fields all = fields;
  all.emplace_back("other_side", "no");
  const std::string number = made("chronology", all);
  const PdfOnDisk pdf(copy(number, officer).body);
  const std::string text = pdf.text();
  EXPECT_NE(text.find("The door was kicked in"), std::string::npos) << text;
  EXPECT_NE(text.find("She told us at the desk"), std::string::npos);
  EXPECT_EQ(text.find("Elm Court"), std::string::npos);
  EXPECT_NE(text.find("Words left out"), std::string::npos);
  EXPECT_NE(text.find(ref + "/1"), std::string::npos);
  EXPECT_NE(pdf.info().find("Tagged:          yes"), std::string::npos);
}

TEST_F(CaseDocuments, SomebodyWhoDoesNotSeeTheCaseGetsNeitherPagesNorBytes) {
  const std::string number = made("chronology", {{"audience", "internal"}, {"purpose", "One-to-one"}, {"about", "everyone"}});
  EXPECT_EQ(copy(number, officer).status, 200);
  for (const std::string& below : {std::string("/documents"), "/documents/" + number, "/documents/" + number + "/copy", std::string("/documents/new/letter"), std::string("/sharing"), std::string("/photos")}) {
    const Response r = get(at(below), &outsider);
    EXPECT_TRUE(r.status == 403 || r.status == 404) << below << r.status;
    EXPECT_EQ(r.body.find("%PDF"), std::string::npos);
    EXPECT_EQ(r.body.find("Amara"), std::string::npos);
  }
  EXPECT_NE(post(at("/documents/new/chronology"), &outsider, {{"audience", "internal"}, {"purpose", "x"}}).status, 303);
}

TEST_F(CaseDocuments, EveryOpeningIsInWhoHasLooked) {
  const std::string number = made("chronology", {{"audience", "internal"}, {"purpose", "One-to-one"}, {"about", "everyone"}});
  (void)copy(number, manager);
  EXPECT_TRUE(has(get(at("/access"), &officer), "Opened a document to print or send"));
}

TEST_F(DocumentClauses, CX_5_1b_ThePaperOfAOneToOneHasReferencesAndNoNameOfAnybodyOnACase) {
  const Response r = get("/one-to-ones/" + std::to_string(officer_id.value) + "/paper", &manager);
  ASSERT_EQ(r.status, 200) << r.body;
  const std::string text = PdfOnDisk(r.body).text();
  EXPECT_NE(text.find(ref), std::string::npos) << text;
  EXPECT_EQ(text.find("Amara"), std::string::npos);
  EXPECT_NE(get("/one-to-ones/" + std::to_string(officer_id.value) + "/paper", &officer).status, 200);
}

// ---- photographs ----

struct Upload {
  std::string body, boundary = "XbX";
  void field(const std::string& name, const std::string& value) { body += "--XbX\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"; }
  void file(const std::string& name, const std::string& bytes) { body += "--XbX\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"Amara.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n" + bytes + "\r\n"; }
};
const std::string where_taken = "51.5074 N Amara's phone";
std::string photograph() {
  const auto segment = [](char marker, const std::string& body) { return std::string("\xff") + marker + static_cast<char>((body.size() + 2) >> 8) + static_cast<char>(body.size() + 2) + body; };
  return "\xff\xd8" + segment('\xe1', std::string("Exif\0\0MM\0\x2a\0\0\0\x08\0\0", 16) + where_taken) + segment('\xdb', std::string(65, '\x10')) + segment('\xc0', std::string("\x08\0\x20\0\x30\x01\x01\x11\0", 9)) +
         segment('\xda', std::string("\x01\x01\0\0\x3f\0", 6)) + "picture\xff\xd9";
}
struct PhotoBox : DocumentBox {
  Response send(const Person* who, const std::string& bytes, const std::string& what, bool token = true) {
    Upload upload;
    if (token && who) upload.field("_token", make_form_token(desk.store, who->secret));
    upload.field("what", what);
    upload.field("where", "Hall");
    if (!bytes.empty()) upload.file("photo", bytes);
    Request r = request(Method::post, at("/photos/new"), who);
    r.headers.push_back({"Content-Type", "multipart/form-data; boundary=XbX"});
    r.body = upload.body + "--XbX--\r\n";
    return answer(*site, r);
  }
  std::int64_t photo() {
    std::int64_t seq = 0;
    const auto opened = app::view_case(desk, officer.actor, ref);
    for (const CaseLine& line : opened->get().lines) if (std::holds_alternative<PhotoAdded>(line.event)) seq = line.seq;
    return seq;
  }
};
class DamageClauses : public PhotoBox {};

TEST_F(DamageClauses, CX_4_12a_AnOriginalIsKeptAsItCameAndTheCopySaysNothingOfThePlace) {
  const std::string original = photograph();
  ASSERT_EQ(send(&officer, original, "Front door").status, 303);
  const std::string path = at("/photos/" + std::to_string(photo()));
  const Response copy = get(path, &officer), kept = get(path + "/original", &officer);
  EXPECT_EQ(header_of(copy, "Content-Type"), "image/jpeg");
  EXPECT_EQ(copy.body.find(where_taken), std::string::npos);
  EXPECT_EQ(copy.body.find("Exif"), std::string::npos);
  EXPECT_NE(copy.body.find("picture"), std::string::npos);
  EXPECT_EQ(kept.body, original);
  EXPECT_TRUE(has(get(at("/photos"), &officer), security::sha256_hex(original)));
  EXPECT_TRUE(has(get(at("/timeline"), &officer), "Photograph kept"));
  const auto opened = app::view_case(desk, officer.actor, ref);
  EXPECT_EQ(facts_of(opened->get()).count("damage.photographed"), 1);
}
TEST_F(DamageClauses, CX_4_12a_APhotographAlteredAfterwardsIsNotShownAsTheOriginal) {
  ASSERT_EQ(send(&officer, photograph(), "Front door").status, 303);
  store.write([](store::Tx& tx) { tx.db().execute("UPDATE attachment SET sealed = (SELECT sealed FROM attachment ORDER BY name LIMIT 1)", {}); });
  const std::string path = at("/photos/" + std::to_string(photo()));
  const int good = (get(path, &officer).status == 200) + (get(path + "/original", &officer).status == 200);
  EXPECT_EQ(good, 1);  // the one whose bytes were not replaced
}
TEST_F(DamageClauses, OnlyPhotographsWithWordsAndATokenAreTaken) {
  EXPECT_TRUE(has(send(&officer, "%PDF-1.7", "x"), "JPEG or a PNG"));
  EXPECT_TRUE(has(send(&officer, "", "x"), "Choose the photograph"));
  EXPECT_TRUE(has(send(&officer, photograph(), ""), "Say what it shows"));
  EXPECT_EQ(send(&officer, photograph(), "x", false).status, 403);
  EXPECT_EQ(send(nullptr, photograph(), "x").status, 303);  // to sign in
  EXPECT_NE(send(&outsider, photograph(), "x").status, 303);
  Request r = request(Method::post, at("/photos/new"), &officer);
  r.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
  EXPECT_EQ(answer(*site, r).status, 415);
  Request notes = request(Method::post, at("/notes"), &officer);
  notes.headers.push_back({"Content-Type", "multipart/form-data; boundary=XbX"});
  EXPECT_EQ(answer(*site, notes).status, 415);
  EXPECT_EQ(photo(), 0);
}
TEST_F(DamageClauses, AFileIsNotEvenReadFromSomebodyWhoIsNotSignedIn) {
  Request head = request(Method::post, at("/photos/new"), nullptr);
  EXPECT_EQ(std::get<BodyRule>(gate(*site, head)).max_bytes, 0u);
  head.headers.push_back({"Cookie", std::string(session_cookie) + "=nobody"});
  EXPECT_EQ(std::get<BodyRule>(gate(*site, head)).max_bytes, 0u) << "a cookie that is no session";
  head = request(Method::post, at("/photos/new"), &officer);
  EXPECT_EQ(std::get<BodyRule>(gate(*site, head)).max_bytes, 16u * 1024 * 1024);
  ASSERT_TRUE(app::sign_out(desk, officer.cookie));
  EXPECT_EQ(std::get<BodyRule>(gate(*site, head)).max_bytes, 0u);
}

}  // namespace
}  // namespace rowan::web
