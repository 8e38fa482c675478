#pragma once
// A pool of threads that take jobs in order. Jobs may block.
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace rowan::web::wire {

template <class Job>
class Workers {
 public:
  Workers(unsigned count, std::function<void(Job&&)> work) : count_(count == 0 ? 1 : count), work_(std::move(work)) {}
  ~Workers() { stop(); }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  void start() {
    for (unsigned i = 0; i < count_; ++i) threads_.emplace_back([this] { run(); });
  }

  void add(Job&& job) {
    bool somebody_sleeps = false;
    {
      const std::lock_guard lock{mutex_};
      if (stopping_) return;  // the job is dropped, and with it its reply
      jobs_.push_back(std::move(job));
      somebody_sleeps = sleeping_ > 0;
    }
    if (somebody_sleeps) wake_.notify_one();
  }

  // Drops the jobs not begun and waits for those that are. Not from a worker.
  void stop() {
    std::deque<Job> dropped;
    {
      const std::lock_guard lock{mutex_};
      stopping_ = true;
      dropped.swap(jobs_);
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

 private:
  void run() {
    std::unique_lock lock{mutex_};
    while (true) {
      while (jobs_.empty() && !stopping_) {
        ++sleeping_;
        wake_.wait(lock);
        --sleeping_;
      }
      if (stopping_) return;
      {
        Job job = std::move(jobs_.front());
        jobs_.pop_front();
        lock.unlock();
        work_(std::move(job));
      }
      lock.lock();
    }
  }

  unsigned count_;
  std::function<void(Job&&)> work_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  unsigned sleeping_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace rowan::web::wire
