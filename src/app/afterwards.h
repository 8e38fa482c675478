#pragma once
// Work that goes on after an answer has left, on a thread of its own: comparing names takes longer than anybody should wait for it, and the
// lane that writes has others to serve. What has been given is finished before the desk ends.
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

  // Does not wait. One piece of work at a time, in the order they were given. It may read and write the store as any caller does.
  void run(std::function<void()> work) {
    {
      const std::lock_guard lock(guard_);
      waiting_.push_back(std::move(work));
      if (!thread_.joinable()) thread_ = std::thread([this] { loop(); });
    }
    changed_.notify_all();
  }
  // Until all that was given is done.
  void wait() {
    std::unique_lock lock(guard_);
    changed_.wait(lock, [&] { return waiting_.empty() && !busy_; });
  }

 private:
  void loop() {
    std::unique_lock lock(guard_);
    while (true) {
      changed_.wait(lock, [&] { return !waiting_.empty() || ending_; });
      if (waiting_.empty()) return;
      const std::function<void()> work = std::move(waiting_.front());
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
  }

  std::mutex guard_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> waiting_;
  bool busy_ = false, ending_ = false;
  std::thread thread_;
};

}  // namespace rowan::app
