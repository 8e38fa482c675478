#pragma once
// Work that goes on after an answer has left, on a thread of its own: comparing names takes longer than anybody should wait for it, and the
// lane that writes has others to serve. It begins a moment later, so that how long it takes cannot be read off the request that comes next
// (a hit that somebody may not see tells them nothing by time). What has been given is finished before the desk ends.
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace rowan::app {

class Afterwards {
 public:
  Afterwards() = default;
  Afterwards(const Afterwards&) = delete;
  Afterwards& operator=(const Afterwards&) = delete;
  ~Afterwards() {
    {
      const std::lock_guard lock(guard_);
      ending_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
  }

  // Does not wait. One piece of work at a time, in the order they were given. It may read and write the store as any caller does. False:
  // more is waiting than can be done soon, as when somebody floods the public page, and this is not done.
  bool run(std::function<void()> work) {
    {
      const std::lock_guard lock(guard_);
      if (waiting_.size() >= most_waiting) return false;
      waiting_.push_back({std::chrono::steady_clock::now() + a_moment, std::move(work)});
      if (!thread_.joinable()) thread_ = std::thread([this] { loop(); });
    }
    changed_.notify_all();
    return true;
  }
  // Whoever goes on with a long piece of work by giving the rest of it stops here: the end waits for all that is given.
  [[nodiscard]] bool ending() const {
    const std::lock_guard lock(guard_);
    return ending_;
  }
  // Until all that was given is done. Nothing is put off meanwhile.
  void wait() {
    std::unique_lock lock(guard_);
    ++hurried_;
    changed_.notify_all();
    changed_.wait(lock, [&] { return waiting_.empty() && !busy_; });
    --hurried_;
  }

 private:
  struct Given {
    std::chrono::steady_clock::time_point from;  // not before: a moment after this one was given, whatever else is being done
    std::function<void()> work;
  };
  static constexpr std::chrono::milliseconds a_moment{250};
  static constexpr std::size_t most_waiting = 1000;

  void loop() {
    std::unique_lock lock(guard_);
    while (true) {
      changed_.wait(lock, [&] { return !waiting_.empty() || ending_; });
      if (waiting_.empty()) return;
      changed_.wait_until(lock, waiting_.front().from, [&] { return ending_ || hurried_ > 0; });
      do_next(lock);
    }
  }
  void do_next(std::unique_lock<std::mutex>& lock) {
    const std::function<void()> work = std::move(waiting_.front().work);
    waiting_.pop_front();
    busy_ = true;
    lock.unlock();
    try {
      work();
    } catch (const std::exception&) {  // nobody is left to be told; what comes after must not suffer
    }
    lock.lock();
    busy_ = false;
    changed_.notify_all();
  }

  mutable std::mutex guard_;
  std::condition_variable changed_;
  std::deque<Given> waiting_;
  int hurried_ = 0;
  bool busy_ = false, ending_ = false;
  std::thread thread_;
};

}  // namespace rowan::app
