#include "store/fault.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace rowan::store {

namespace {

void count(FaultPlan& plan) {
  const std::int64_t call = ++plan.calls;
  const std::int64_t k = plan.fail_at;
  if (k != 0 && (call == k || (plan.and_after && call > k))) throw DbError{plan.fault, 0};
}

class FaultyConnection final : public Connection {
 public:
  FaultyConnection(std::unique_ptr<Connection> inner, FaultPlan& plan) : inner_(std::move(inner)), plan_(plan) {}
  void run_query(std::string_view sql, std::span<const Param> params, RowSink each) override { count(plan_); inner_->run_query(sql, params, each); }
  std::int64_t run(std::string_view sql, std::span<const Param> params) override { count(plan_); return inner_->run(sql, params); }
  void run_script(std::string_view sql) override { count(plan_); inner_->run_script(sql); }
  void begin_write() override { count(plan_); inner_->begin_write(); }
  void begin_read() override { count(plan_); inner_->begin_read(); }
  void commit() override { count(plan_); inner_->commit(); }
  void rollback() override { inner_->rollback(); }  // the engine undoes an open transaction whatever happens
  void savepoint() override { count(plan_); inner_->savepoint(); }
  void release() override { count(plan_); inner_->release(); }
  void rollback_to() override { count(plan_); inner_->rollback_to(); }
  [[nodiscard]] bool in_transaction() const override { return inner_->in_transaction(); }
  [[nodiscard]] std::int64_t changes_so_far() const override { return inner_->changes_so_far(); }
  [[nodiscard]] Connection& inner() { return *inner_; }

 private:
  std::unique_ptr<Connection> inner_;
  FaultPlan& plan_;
};

class FaultyDriver final : public Driver {
 public:
  FaultyDriver(std::unique_ptr<Driver> inner, FaultPlan& plan) : inner_(std::move(inner)), plan_(plan) {}
  std::unique_ptr<Connection> writer() override { return std::make_unique<FaultyConnection>(inner_->writer(), plan_); }
  std::unique_ptr<Connection> reader() override { count(plan_); return std::make_unique<FaultyConnection>(inner_->reader(), plan_); }
  void between_batches(Connection& writer, bool busy) override { inner_->between_batches(static_cast<FaultyConnection&>(writer).inner(), busy); }
  void copy_to(const std::string& file) override { count(plan_); inner_->copy_to(file); }

 private:
  std::unique_ptr<Driver> inner_;
  FaultPlan& plan_;
};

}  // namespace

std::unique_ptr<Driver> with_faults(std::unique_ptr<Driver> driver, FaultPlan& plan) {
  return std::make_unique<FaultyDriver>(std::move(driver), plan);
}

}  // namespace rowan::store
