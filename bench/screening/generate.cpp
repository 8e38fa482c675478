// Deterministic synthetic repairs + noise/ASB history for screening benchmarks.
// g++ -O3 -march=x86-64-v3 -std=c++17 gen.cpp -o gen ; ./gen HOMES OUT.csv TRUTH.csv [SEED]
// Row order = date order (as a housing system's export is), so one home's rows are scattered through the file.
// Columns: event_id,kind,uprn,date,code,description,cost   kind R = repair job, N = noise/ASB complaint
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>
using u32 = uint32_t;
using u64 = uint64_t;
using u16 = uint16_t;
struct Rng {
  u64 s;
  explicit Rng(u64 x) : s(x * 0x9E3779B97F4A7C15ull + 0xD1B54A32D192ED03ull) {
    next();
    next();
  }
  u64 next() {
    u64 z = (s += 0x9E3779B97F4A7C15ull);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
  }
  double u() { return (next() >> 11) * (1.0 / 9007199254740992.0); }
  u32 below(u32 n) { return (u32)((__uint128_t)next() * n >> 64); }
};
static int poisson(Rng& r, double l) {
  if (l <= 0) return 0;
  double L = exp(-l), p = 1;
  int k = 0;
  do {
    k++;
    p *= r.u();
  } while (p > L && k < 400);
  return k - 1;
}
// day 0 = 2021-01-01 .. 1825 days (5 years)
static const int DAYS = 1826;
static char DATES[DAYS][11];
static void mkdates() {
  int y = 2021, m = 1, d = 1;
  static const int md[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (int i = 0; i < DAYS; i++) {
    snprintf(DATES[i], 11, "%04d-%02d-%02d", y, m, d);
    int L = md[m - 1] + (m == 2 && (y % 4 == 0));
    if (++d > L) {
      d = 1;
      if (++m > 12) {
        m = 1;
        y++;
      }
    }
  }
}
// event types
enum T : u16 {
  PLUMB,
  HEAT,
  ELEC,
  ROOF,
  KITCH,
  PAINT,
  DRAIN,
  DAMP,
  DOOR,
  LOCK,
  GLAZE,
  PLAST,
  GEN,
  DOOR_V,
  LOCK_V,
  GLAZE_V,
  PLAST_V,
  NOISE_MUS,
  NOISE_DOG,
  NOISE_DIY,
  NOISE_KID,
  NOISE_BENSH,
  NOISE_V,
  ASB,
  NT
};
// trade codes: invented six-digit codes in the style of a schedule of rates (first two digits = trade group)
static const char* CODE[NT][4] = {
    {"610101", "610115", "611203", "612307"}, {"650101", "650220", "651005", "652011"}, {"710101", "710330", "711009", "712405"},
    {"250105", "250311", "251001", "252207"}, {"480101", "480203", "481007", "482001"}, {"590101", "590203", "591007", "591015"},
    {"620101", "620203", "621001", "621305"}, {"540101", "540207", "541003", "542001"}, {"320101", "320115", "320305", "321007"},
    {"330101", "330105", "330207", "331001"}, {"560101", "560105", "560209", "561003"}, {"410101", "410105", "410307", "411001"},
    {"900101", "900105", "900200", "900900"}, {"320101", "320115", "320305", "900105"}, {"330101", "330105", "330207", "900105"},
    {"560101", "560105", "560209", "900105"}, {"410101", "410105", "410307", "900105"}, {"NSEMUS", "NSEMUS", "NSEPTY", "NSEMUS"},
    {"NSEDOG", "NSEDOG", "NSEDOG", "NSEANI"}, {"NSEDIY", "NSEDIY", "NSEAPP", "NSEDIY"}, {"NSEKID", "NSEKID", "NSEHSE", "NSEKID"},
    {"NSEVOX", "NSEHSE", "NSEVOX", "NSEDOM"}, {"NSEVOX", "NSEVOX", "NSEHSE", "NSEDOM"}, {"ASBGEN", "ASBVEH", "ASBRUB", "ASBGEN"}};
struct F {
  const char* const* v;
  int n;
};
#define FR(...)                                   \
  [] {                                            \
    static const char* const a[] = {__VA_ARGS__}; \
    return F{a, (int)(sizeof a / sizeof *a)};     \
  }()
static F FRAG[NT][3];
static void mkfrag() {
  F loc = FR("kitchen", "bathroom", "front bedroom", "rear bedroom", "living room", "hallway", "landing", "ground floor wc", "utility cupboard",
             "stairwell", "bedroom 2", "box room", "communal lobby", "rear garden", "porch");
  F end =
      FR("", "please attend", "tenant will be in after 3pm", "call before attending", "no access last visit", "appointment am", "rtn visit required",
         "elderly tenant", "tenant reports via app", "make safe", "as per previous job", "op to report back", "2nd call", "photos on file",
         "tenant has young children", "key safe at property", "check for asbestos before works", "van stock", "bring parts", "follow on job");
  auto set = [&](int t, F a) {
    FRAG[t][0] = a;
    FRAG[t][1] = loc;
    FRAG[t][2] = end;
  };
  set(PLUMB, FR("tap dripping constantly", "leak under sink", "toilet not flushing", "cistern overflowing", "low water pressure",
                "waste pipe leaking", "stopcock seized", "shower not draining", "basin loose from wall", "ball valve faulty",
                "containable leak from pipework", "bath panel needs refixing", "no cold water", "mixer tap loose"));
  set(HEAT, FR("boiler losing pressure", "no heating or hot water", "radiator cold at the bottom", "thermostat not responding", "annual gas service",
               "boiler fault code showing", "radiator valve leaking", "immersion heater not working", "programmer blank",
               "noisy boiler banging when firing up", "replace trv", "power flush required"));
  set(ELEC, FR("socket loose", "lights tripping", "extractor fan not working", "light fitting flickering", "smoke alarm chirping",
               "no power to sockets", "consumer unit tripping", "replace light switch", "pull cord broken", "immersion switch faulty",
               "external light not working", "co alarm end of life"));
  set(ROOF, FR("slipped tile", "gutter blocked", "flashing lifted", "water ingress from roof", "downpipe detached", "ridge tile loose",
               "soffit board hanging", "chimney pot loose", "felt torn", "valley leaking"));
  set(KITCH, FR("unit door hinge gone", "worktop swollen", "drawer front detached", "base unit water damaged", "replace cupboard handle",
                "wall unit loose", "plinth missing", "silicone seal perished"));
  set(PAINT, FR("make good decoration after works", "stain block ceiling", "paint peeling", "redecorate after leak", "touch up after plaster repair",
                "mould wash and paint"));
  set(DRAIN, FR("blocked drain outside", "toilet backing up", "gully overflowing", "manhole cover loose", "soil stack blocked", "jetting required"));
  set(DAMP, FR("damp and mould reported", "black mould on external wall", "condensation on walls", "damp survey requested", "mould wash required",
               "rising damp suspected"));
  set(DOOR, FR("door sticking", "door catching on carpet", "door dropped, ease and adjust", "upvc door needs adjusting", "letterbox loose",
               "door closer not working", "draught strip worn", "threshold bar loose", "ease and adjust internal door", "fire door gap too wide",
               "door swollen in wet weather", "weather bar missing", "glazed unit in door misted"));
  set(LOCK, FR("lock stiff", "multipoint mechanism jammed", "lost keys, gain access", "key snapped", "cylinder worn",
               "lock change requested, tenant lost keys", "handle loose", "key fob not working", "gate latch broken", "window lock key missing",
               "new tenancy, change lock", "mortice lock sticking"));
  set(GLAZE, FR("misted double glazed unit", "window handle broken", "window will not close", "trickle vent missing", "window hinge stiff",
                "cracked pane, cause unknown", "window restrictor missing", "seal perished", "window draughty", "broken pane from football",
                "reglaze, storm damage"));
  set(PLAST,
      FR("plaster blown", "ceiling cracked", "hairline cracks", "patch plaster after rewire", "plaster damaged by leak", "artex ceiling stained",
         "hole in plaster left by contractor", "plaster crumbling round window", "make good wall after radiator removed"));
  set(GEN, FR("fence panel blown down", "gate off its hinges", "loft hatch loose", "handrail loose", "bannister loose", "general repairs as listed",
              "vinyl flooring lifting", "shed roof felt", "path slab uneven", "bin store door broken", "clothes post leaning", "wasps nest",
              "pest treatment mice", "void works", "floorboard creaking"));
  set(DOOR_V, FR("internal door kicked in", "front door kicked in and frame split", "hole in door, tenant says accident",
                 "bedroom door off its hinges", "door frame broken, secure and make safe", "bathroom door forced open", "door panel smashed",
                 "punched hole in the door", "door damaged, tenant unable to say how", "door kicked off frame during incident"));
  set(LOCK_V,
      FR("urgent lock change, personal safety", "lock broken after forced entry", "change of locks requested, ex partner has key",
         "lock forced, police attended", "locks changed again at tenant request", "lock tampered with overnight", "bathroom lock broken from outside",
         "handle ripped off front door", "tenant asks for lock change, does not want to give reason", "secure property after incident"));
  set(GLAZE_V, FR("front window smashed from outside", "broken glass in internal door", "window broken overnight, board up",
                  "board up window, police attended", "glass broken in front door panel", "broken window reported by neighbour",
                  "kitchen window smashed, boarding up", "pane put through from inside"));
  set(PLAST_V, FR("hole in wall, fist sized", "holes in wall and door", "punched hole in plasterboard", "plasterboard kicked through",
                  "banister broken and hole in plaster", "damage to wall, tenant unsure of cause", "hole in wall behind door, damaged by partner"));
  set(NOISE_MUS, FR("loud music until late", "party going on past midnight", "bass heard through wall", "tv very loud at night",
                    "music every weekend", "karaoke in garden"));
  set(NOISE_DOG, FR("dog barking all day", "dog left alone howling", "dogs barking at night", "cockerel in garden"));
  set(NOISE_DIY, FR("drilling late at night", "diy banging at weekend", "washing machine at 2am", "hammering all evening",
                    "laminate flooring noise, footsteps", "vacuuming late"));
  set(NOISE_KID, FR("children running about", "kids playing football against wall", "baby crying at night through the wall",
                    "children screaming in garden, playing", "kids shouting on stairs", "ball games in car park"));
  set(NOISE_BENSH, FR("shouting at football on tv", "shouting from balcony to friends", "argument over parking between neighbours",
                      "people arguing outside the shop", "drunk people shouting in the street", "gate slamming every morning"));
  set(NOISE_V, FR("male shouting and female screaming", "shouting and banging again, child crying", "heard smashing and woman sobbing",
                  "couple arguing, doors slamming", "screaming and things being thrown", "someone shouting for help",
                  "banging and thumping through the wall, then crying", "violent argument, neighbour worried about the children",
                  "man shouting threats, woman begging him to stop", "fighting heard, someone being hit"));
  set(ASB, FR("rubbish dumped in communal area", "youths gathering in stairwell", "abandoned vehicle", "cannabis smell", "bikes left in hallway",
              "parking dispute", "graffiti on garage", "fly tipping by bins"));
}
static int cls(u32 h) {
  Rng r(0xC1A55ull * 2654435761ull + h);
  double x = r.u();
  if (x < 0.010) return 1;
  if (x < 0.018) return 2;
  if (x < 0.024) return 3;
  if (x < 0.030) return 4;
  if (x < 0.034) return 5;
  return 0;
}
// 0 ordinary 1 planted pattern 2 benign noisy 3 benign door trouble 4 outside vandalism 5 block/communal address
struct Ev {
  u32 home;
  u16 day;
  u16 type;
  u32 seed;
};
template <class C>
static void home_events(u32 h, u64 seed, C emit) {
  Rng r(seed * 0x100000001B3ull + h * 0x2545F4914F6CDD1Dull + 17);
  int c = cls(h);
  // heavy-tailed rate multiplier, mean about 1
  double g = -log(1 - r.u()) * 0.5 + 0.5;
  if (r.u() < 0.03) g *= 2.2;
  double lam = 3.42 * 5 * g * (c == 5 ? 9 : 1);
  int n = poisson(r, lam > 380 ? 380 : lam);
  static const double W[13] = {.185, .165, .115, .055, .055, .035, .06, .055, .085, .035, .045, .04, .07};
  for (int i = 0; i < n; i++) {
    double x = r.u(), a = 0;
    int t = 12;
    for (int k = 0; k < 13; k++) {
      a += W[k];
      if (x < a) {
        t = k;
        break;
      }
    }  // rare violent-sounding text in any home
    if (r.u() < 0.004 && (t >= DOOR && t <= PLAST)) t += DOOR_V - DOOR;
    emit((int)r.below(DAYS), t, (u32)r.next());
  }
  double nl = 0.20 * 5 * (-log(1 - r.u())) * (c == 2 ? 8 : 1) * (c == 5 ? 6 : 1);
  if (nl > 300) nl = 300;
  n = poisson(r, nl);
  for (int i = 0; i < n; i++) {
    double x = r.u();
    int t = x < .33 ? NOISE_MUS : x < .47 ? NOISE_DOG : x < .58 ? NOISE_DIY : x < .68 ? NOISE_KID : x < .76 ? NOISE_BENSH : x < .785 ? NOISE_V : ASB;
    emit((int)r.below(DAYS), t, (u32)r.next());
  }
  if (c == 1) {  // one or two episodes of 60..330 days; damage jobs and violence complaints inside
    int ep = 1 + (r.u() < .35);
    for (int e = 0; e < ep; e++) {
      int len = 60 + r.below(270);
      int st = r.below(DAYS - len);
      int d = 2 + poisson(r, 2.6), v = poisson(r, 2.4);
      for (int i = 0; i < d; i++) emit(st + (int)r.below(len), DOOR_V + (int)r.below(4), (u32)r.next());
      for (int i = 0; i < v; i++) emit(st + (int)r.below(len), NOISE_V, (u32)r.next());
    }
  }
  if (c == 3) {
    int d = 4 + poisson(r, 4);
    for (int i = 0; i < d; i++) emit((int)r.below(DAYS), r.u() < .5 ? DOOR : LOCK, (u32)r.next());
  }
  if (c == 4) {
    int d = 2 + poisson(r, 2);
    int st = r.below(DAYS - 400);
    for (int i = 0; i < d; i++) emit(st + (int)r.below(400), r.u() < .6 ? GLAZE_V : LOCK_V, (u32)r.next());
  }
}
int main(int argc, char** argv) {
  if (argc < 4) {
    fprintf(stderr, "gen HOMES OUT.csv TRUTH.csv [SEED]\n");
    return 2;
  }
  u32 H = strtoul(argv[1], 0, 10);
  u64 seed = argc > 4 ? strtoull(argv[4], 0, 10) : 20260101;
  mkdates();
  mkfrag();
  std::vector<u64> cnt(DAYS + 1, 0);
  for (u32 h = 0; h < H; h++) home_events(h, seed, [&](int d, int, u32) { cnt[d + 1]++; });
  for (int i = 0; i < DAYS; i++) cnt[i + 1] += cnt[i];
  u64 N = cnt[DAYS];
  std::vector<Ev> ev(N);
  {
    auto pos = cnt;
    for (u32 h = 0; h < H; h++) home_events(h, seed, [&](int d, int t, u32 s) { ev[pos[d]++] = Ev{h, (u16)d, (u16)t, s}; });
  }
  // shuffle inside a day so homes are not in order
  for (int d = 0; d < DAYS; d++) {
    Rng r(d + seed);
    for (u64 i = cnt[d + 1]; i > cnt[d] + 1; i--) {
      u64 j = cnt[d] + r.next() % (i - cnt[d]);
      std::swap(ev[i - 1], ev[j]);
    }
  }
  FILE* f = fopen(argv[2], "wb");
  FILE* tf = fopen(argv[3], "wb");
  fprintf(tf, "uprn,class\n");
  for (u32 h = 0; h < H; h++) {
    int c = cls(h);
    if (c) fprintf(tf, "%llu,%d\n", 100000000000ull + (u64)h * 7 + 3, c);
  }
  fclose(tf);
  std::vector<char> buf(1 << 24);
  size_t p = 0;
  auto flush = [&] {
    fwrite(buf.data(), 1, p, f);
    p = 0;
  };
  p += sprintf(&buf[p], "event_id,kind,uprn,date,code,description,cost\n");
  u64 kinds[2] = {0, 0};
  u64 dbytes = 0;
  for (u64 i = 0; i < N; i++) {
    const Ev& e = ev[i];
    Rng r(((u64)e.seed << 20) ^ e.home);
    bool noise = e.type >= NOISE_MUS;
    kinds[noise]++;
    if (p > buf.size() - 4096) flush();
    char* o = &buf[p];
    o += sprintf(o, "%llu,%c,%llu,%s,%s,", (unsigned long long)(i + 1), noise ? 'N' : 'R', 100000000000ull + (u64)e.home * 7 + 3, DATES[e.day],
                 CODE[e.type][r.below(4)]);
    char d[512];
    int n = 0;
    auto put = [&](const char* s) {
      while (*s) d[n++] = *s++;
    };
    const F &a = FRAG[e.type][0], &l = FRAG[e.type][1], &z = FRAG[e.type][2];
    u32 style = r.below(10);
    if (style < 3) {
      put(l.v[r.below(l.n)]);
      put(" - ");
      put(a.v[r.below(a.n)]);
    } else {
      put(a.v[r.below(a.n)]);
      put(style < 7 ? " in " : ", ");
      put(l.v[r.below(l.n)]);
    }
    const char* q = z.v[r.below(z.n)];
    if (*q) {
      put(r.below(2) ? ". " : ", ");
      put(q);
    }
    if (r.below(4) == 0)
      for (int k = 0; k < 3; k++) {
        const char* y = z.v[r.below(z.n)];
        if (*y) {
          put(". ");
          put(y);
        }
      }
    if (r.below(4) == 0) {
      put(" ref ");
      n += sprintf(d + n, "%06u", r.below(1000000));
    }
    if (r.below(30) == 0) {
      put(" \"");
      put(noise ? "ongoing" : "urgent");
      put("\"");
    }
    if (r.below(500) == 0) {
      put("\nNOTE: see previous order");
    }
    if (r.below(3) == 0)
      for (int k = 0; k < n; k++) d[k] = (d[k] >= 'a' && d[k] <= 'z') ? d[k] - 32 : d[k];
    else if (d[0] >= 'a' && d[0] <= 'z') d[0] -= 32;
    dbytes += n;
    bool qn = false;
    for (int k = 0; k < n; k++)
      if (d[k] == ',' || d[k] == '"' || d[k] == '\n') {
        qn = true;
        break;
      }
    if (qn) {
      *o++ = '"';
      for (int k = 0; k < n; k++) {
        if (d[k] == '"') *o++ = '"';
        *o++ = d[k];
      }
      *o++ = '"';
    } else {
      memcpy(o, d, n);
      o += n;
    }
    if (noise) o += sprintf(o, ",\n");
    else o += sprintf(o, ",%u.%02u\n", 20 + r.below(e.type >= DOOR_V && e.type <= PLAST_V ? 600 : 280), r.below(100));
    p = o - buf.data();
  }
  flush();
  fclose(f);
  fprintf(stderr, "rows %llu (R %llu N %llu) homes %u description bytes %llu\n", (unsigned long long)N, (unsigned long long)kinds[0],
          (unsigned long long)kinds[1], H, (unsigned long long)dbytes);
}
