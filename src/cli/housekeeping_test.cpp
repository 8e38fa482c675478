// What a serving installation does every minute goes on though one of its steps meets a damaged row.
#include "cli/housekeeping.h"

#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <sstream>

#include "app/screening/test_landlord.h"
#include "store/checkpoint.h"
#include "store/setting.h"

namespace rowan::cli {
namespace {

TEST(Housekeeping, a_damaged_row_is_named_in_the_log_and_keeps_no_other_step_from_its_work) {
  app::testing::TestLandlord t;
  std::ostringstream lines;
  spdlog::logger log("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(lines));
  Housekeeping housekeeping(t.desk, {}, log);
  t.store.write([](store::Tx& tx) { store::put_setting(tx, "screening prompts", "1"); });
  // One byte of the seal, as a failing disk or somebody with the file could change it.
  t.store.write([](store::Tx& tx) {
    std::string sealed;
    tx.db().query("SELECT value FROM setting WHERE name = 'screening prompts'", {},
                  [&](const store::Row& row) { sealed = std::string(row.blob(0)); });
    sealed.back() = static_cast<char>(sealed.back() ^ 1);
    tx.db().execute("UPDATE setting SET value = $1 WHERE name = 'screening prompts'", {store::Blob{sealed}});
  });
  EXPECT_NO_THROW(housekeeping.all_steps());
  log.flush();
  EXPECT_NE(lines.str().find(R"("step":"screening")"), std::string::npos) << lines.str();
  EXPECT_EQ(lines.str().find("key check"), std::string::npos);
  EXPECT_TRUE(t.store.read([](store::Reader& reader) { return store::last_checkpoint(reader); })) << "the step after it is done";
}

}  // namespace
}  // namespace rowan::cli
