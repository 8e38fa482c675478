-- wrk -s load.lua URL -- KIND FOLDER OFFSET: what to ask for, and one line of figures at the end.
-- Every POST takes a form token of its own from FOLDER/tokens, from line OFFSET on.
local kind, folder, at
local cookie, references, words, tokens = "", {}, {}, {}

local function lines(file, from, most)
  local out, n = {}, 0
  for line in io.lines(folder .. "/" .. file) do
    n = n + 1
    if n > from then out[#out + 1] = line end
    if most and #out >= most then break end
  end
  return out
end

local function encoded(text)
  return (text:gsub("[^%w%-._~]", function(c) return string.format("%%%02X", string.byte(c)) end))
end

function init(args)
  kind, folder, at = args[1], args[2], 0
  cookie = lines((kind == "mine" or kind == "officer_case") and "officer.cookie" or "manager.cookie", 0, 1)[1]
  if kind == "case" then references = lines("forty", 0) end
  if kind == "busiest" then references = lines("busiest", 0) end
  -- Whoever saves a note has just looked at the case; "cold" is a note on one that nobody has opened since the server started.
  if kind == "note" then references = lines("ordinary", 0, 2000) end
  if kind == "cold" then references = lines("ordinary", 2000) end
  if kind == "search" then words = lines("words", 0) end
  if kind == "note" or kind == "cold" or kind == "report" or kind == "search" then tokens = lines("tokens", kind == "search" and 0 or tonumber(args[3]) or 0, 40000) end
  math.randomseed(42 + (tonumber(args[3]) or 0))
end

local note = encoded("Talked for a quarter of an hour at the library. The school knows who may collect the children. A bag with papers and spare keys is with a friend.")
local form = { ["Cookie"] = "", ["Content-Type"] = "application/x-www-form-urlencoded" }

local function post(path, body)
  form["Cookie"] = cookie
  return wrk.format("POST", path, form, body)
end

function request()
  at = at + 1
  if kind == "static" then return wrk.format("GET", "/page.html") end
  if kind == "case" or kind == "busiest" then return wrk.format("GET", "/cases/" .. references[math.random(#references)], { ["Cookie"] = cookie }) end
  if kind == "team" then return wrk.format("GET", "/cases/team", { ["Cookie"] = cookie }) end
  if kind == "mine" then return wrk.format("GET", "/cases", { ["Cookie"] = cookie }) end
  if kind == "health" then return wrk.format("GET", "/health") end
  local token = tokens[(at - 1) % #tokens + 1]
  if kind == "search" then return post("/cases/search", "_token=" .. token .. "&q=" .. encoded(words[math.random(#words)])) end
  if at > #tokens then token = "none" end -- refused, and counted as an error: never a second use that looks like a note
  if kind == "note" or kind == "cold" then return post("/cases/" .. references[math.random(#references)] .. "/notes", "_token=" .. token .. "&text=" .. note) end
  return post("/reports/new", "_token=" .. token .. "&danger=no&handle=Flat%202%2C%20Elm%20House&route=neighbour&reporter_name=A%20neighbour&account=" .. note)
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format("FIGURES %d %d %.0f %.0f %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    e.connect + e.read + e.write + e.status + e.timeout))
end
