// What the sandbox takes away, tried in a child of its own.
#include "letters/sandbox.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <functional>
#include <string>

namespace rowan::letters {
namespace {

// 0 when the try failed inside the sandbox, 1 when it worked, 2 when the sandbox could not be entered.
int in_sandbox(const std::function<bool()>& works) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(!enter_sandbox() ? 2 : works() ? 1 : 0);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 3;
}

TEST(Sandbox, ThereIsNoNetworkNoWritingAndStillReading) {
  const std::string file = "/tmp/rowan-sandbox-" + std::to_string(::getpid());
  for (const int family : {AF_INET, AF_INET6, AF_UNIX, AF_NETLINK}) EXPECT_EQ(in_sandbox([&] { return ::socket(family, SOCK_STREAM, 0) >= 0; }), 0) << family;
  EXPECT_EQ(in_sandbox([&] { return ::open(file.c_str(), O_WRONLY | O_CREAT, 0600) >= 0; }), 0);
  EXPECT_EQ(in_sandbox([&] { return ::open("/dev/null", O_RDWR) >= 0; }), 0);
  EXPECT_EQ(in_sandbox([&] { return ::mkdir(file.c_str(), 0700) == 0; }), 0);
  EXPECT_EQ(in_sandbox([&] { return ::rename("/tmp", file.c_str()) == 0; }), 0);
  EXPECT_EQ(in_sandbox([] { return ::open("/etc/hostname", O_RDONLY) >= 0; }), 1);
  EXPECT_NE(::access(file.c_str(), F_OK), 0);
}
TEST(Sandbox, WhatIsForbiddenIsForbiddenToItsChildrenToo) {
  EXPECT_EQ(in_sandbox([] {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(::socket(AF_INET, SOCK_STREAM, 0) >= 0 ? 1 : 0);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WEXITSTATUS(status) == 1;
  }), 0);
}

}  // namespace
}  // namespace rowan::letters
