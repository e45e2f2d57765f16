/* What vejviser.law.narrowed does, in C: the diagrams of a law narrowed by the answers of one project.

   The Python there is the specification; the tests hold the two against each other. Numbers mean the same: a
   leaf is a set of outcomes, a bit mask >= 0; an inner node is negative. All memory of a project hangs on its
   Work and goes with it. Functions that run out of memory return FAILED and leave the Work usable. */

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define EVERY 1
#define CLASH INT32_MIN
#define FAILED (INT32_MIN + 1)
#define UNKNOWN (INT32_MIN + 2)
#define NOTHING 1e-15
#define MANY -1
#define MOST (INT32_MAX / 4) /* of what is counted, so that twice as many can be */
#define LACKING -1.0

/* The nodes of a law's diagrams: level and first child of each, the children, and by level how many states it
   has and which fact it belongs to. Ids below `terminals` are outcomes. */
typedef struct {
    int32_t nodes, terminals, levels, facts;
    const int32_t *level, *first, *kids, *states, *fact;
} Store;

typedef struct {
    int32_t op, a, b, found;
} Entry;

enum { NONE, GOAL, WITHIN, AGREE, WITHOUT };

typedef struct {
    const Store *store;
    int32_t words;                          /* 64-bit words of a set of levels */
    int32_t *known;                         /* state by level, negative where open */
    int32_t *fixed;                         /* what a stored node has become, UNKNOWN before it is asked for */
    int32_t count, room, *level, *first;    /* inner nodes */
    int32_t used, pool_room, *pool;         /* their children */
    uint64_t *below;                        /* the levels that each branches on, itself included */
    int32_t *ends;                          /* the outcomes that each can end in, as a mask */
    int32_t slots, *slot;                   /* node numbers by hash of level and children, 0 where free */
    int32_t entries, entry_slots;
    Entry *entry;                           /* results by operation and operands */
} Work;

static int32_t *kids_of(const Work *w, int32_t node) { return w->pool + w->first[-node - 1]; }
static int32_t level_of(const Work *w, int32_t node) { return node < 0 ? w->level[-node - 1] : INT32_MAX; }
static int32_t failed(int32_t found) { return found == FAILED; }

static uint64_t mixed(uint64_t hash, uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 29);
}

void work_free(Work *w) {
    if (!w) return;
    free(w->known), free(w->fixed), free(w->level), free(w->first), free(w->pool);
    free(w->below), free(w->ends), free(w->slot), free(w->entry), free(w);
}

Work *work_new(const Store *store, const int32_t *known) {
    Work *w = calloc(1, sizeof *w);
    if (!w) return NULL;
    w->store = store;
    w->words = (store->levels + 64) / 64;
    w->room = 1024, w->pool_room = 4096, w->slots = 4096, w->entry_slots = 4096;
    w->known = malloc(sizeof *known * (store->levels + 1));
    w->fixed = malloc(sizeof *w->fixed * store->nodes);
    w->level = malloc(sizeof *w->level * w->room);
    w->first = malloc(sizeof *w->first * w->room);
    w->below = malloc(sizeof *w->below * w->room * w->words);
    w->ends = malloc(sizeof *w->ends * w->room);
    w->pool = malloc(sizeof *w->pool * w->pool_room);
    w->slot = calloc(w->slots, sizeof *w->slot);
    w->entry = calloc(w->entry_slots, sizeof *w->entry);
    if (!w->known || !w->fixed || !w->level || !w->first || !w->below || !w->ends || !w->pool || !w->slot ||
        !w->entry) {
        work_free(w);
        return NULL;
    }
    memcpy(w->known, known, sizeof *known * store->levels);
    for (int32_t n = 0; n < store->nodes; n++) w->fixed[n] = n < store->terminals ? (1 << n) >> 1 : UNKNOWN;
    return w;
}

static int grown(void **array, size_t size) {
    void *more = realloc(*array, size);
    if (more) *array = more;
    return more != NULL;
}

/* --- nodes ------------------------------------------------------------------------------------------- */

static uint64_t hash_of(int32_t level, const int32_t *kids, int32_t n) {
    uint64_t hash = (uint64_t)level + 1;
    for (int32_t i = 0; i < n; i++) hash = mixed(hash, (uint32_t)kids[i]);
    return hash;
}

static int more_slots(Work *w) {
    if (w->slots > MOST) return 0;
    int32_t slots = w->slots * 2, *slot = calloc(slots, sizeof *slot);
    if (!slot) return 0;
    for (int32_t at = 0; at < w->count; at++) {
        uint64_t h = hash_of(w->level[at], w->pool + w->first[at], w->store->states[w->level[at]]) & (slots - 1);
        while (slot[h]) h = (h + 1) & (slots - 1);
        slot[h] = at + 1;
    }
    free(w->slot);
    w->slot = slot, w->slots = slots;
    return 1;
}

static int room_for(Work *w, int32_t kids) {
    if (w->count > MOST || w->used > MOST) return 0;
    if (w->count == w->room) {
        size_t room = (size_t)w->room * 2;
        if (!grown((void **)&w->level, sizeof *w->level * room)) return 0;
        if (!grown((void **)&w->first, sizeof *w->first * room)) return 0;
        if (!grown((void **)&w->below, sizeof *w->below * room * w->words)) return 0;
        if (!grown((void **)&w->ends, sizeof *w->ends * room)) return 0;
        w->room = (int32_t)room;
    }
    if (w->used + kids > w->pool_room) {
        size_t room = (size_t)w->pool_room * 2 + kids;
        if (!grown((void **)&w->pool, sizeof *w->pool * room)) return 0;
        w->pool_room = (int32_t)room;
    }
    return w->count * 2 < w->slots || more_slots(w);
}

/* The outcomes that a diagram can end in, as a mask. */
int32_t work_ends(const Work *w, int32_t a) { return a < 0 ? w->ends[-a - 1] : a; }

/* The diagram that branches at `level` into `kids`. */
static int32_t node(Work *w, int32_t level, const int32_t *kids) {
    int32_t n = w->store->states[level], same = 1;
    while (same < n && kids[same] == kids[0]) same++;
    if (same == n) return kids[0];
    if (!room_for(w, n)) return FAILED;
    uint64_t h = hash_of(level, kids, n) & (w->slots - 1);
    for (; w->slot[h]; h = (h + 1) & (w->slots - 1)) {
        int32_t at = w->slot[h] - 1;
        if (w->level[at] == level && !memcmp(w->pool + w->first[at], kids, sizeof *kids * n)) return -at - 1;
    }
    int32_t at = w->count++;
    uint64_t *below = w->below + (size_t)at * w->words;
    memset(below, 0, sizeof *below * w->words);
    below[level / 64] |= (uint64_t)1 << level % 64;
    w->ends[at] = 0;
    for (int32_t i = 0; i < n; i++) w->ends[at] |= work_ends(w, kids[i]);
    for (int32_t i = 0; i < n; i++)
        if (kids[i] < 0)
            for (int32_t k = 0; k < w->words; k++) below[k] |= w->below[(size_t)(-kids[i] - 1) * w->words + k];
    w->level[at] = level, w->first[at] = w->used;
    memcpy(w->pool + w->used, kids, sizeof *kids * n);
    w->used += n;
    w->slot[h] = at + 1;
    return -at - 1;
}

/* --- results by operation and operands ----------------------------------------------------------------- */

static Entry *entry_at(Entry *entries, int32_t slots, int32_t op, int32_t a, int32_t b) {
    uint64_t h = mixed(mixed((uint32_t)op, (uint32_t)a), (uint32_t)b) & (slots - 1);
    while (entries[h].op && (entries[h].op != op || entries[h].a != a || entries[h].b != b)) h = (h + 1) & (slots - 1);
    return entries + h;
}

static int32_t recalled(const Work *w, int32_t op, int32_t a, int32_t b) {
    const Entry *entry = entry_at(w->entry, w->entry_slots, op, a, b);
    return entry->op ? entry->found : UNKNOWN;
}

static int32_t kept(Work *w, int32_t op, int32_t a, int32_t b, int32_t found) {
    if (failed(found)) return found;
    if (w->entries * 2 >= w->entry_slots) {
        if (w->entry_slots > MOST) return FAILED;
        int32_t slots = w->entry_slots * 2;
        Entry *entries = calloc(slots, sizeof *entries);
        if (!entries) return FAILED;
        for (int32_t at = 0; at < w->entry_slots; at++) {
            Entry *old = w->entry + at;
            if (old->op) *entry_at(entries, slots, old->op, old->a, old->b) = *old;
        }
        free(w->entry);
        w->entry = entries, w->entry_slots = slots;
    }
    *entry_at(w->entry, w->entry_slots, op, a, b) = (Entry){op, a, b, found};
    w->entries++;
    return found;
}

/* --- operations ---------------------------------------------------------------------------------------- */

/* The stored diagram with the known states fixed. */
int32_t work_fixed(Work *w, int32_t stored) {
    const Store *s = w->store;
    if (w->fixed[stored] != UNKNOWN) return w->fixed[stored];
    int32_t level = s->level[stored], n = s->states[level], state = w->known[level], found;
    const int32_t *kids = s->kids + s->first[stored];
    if (state >= 0) {
        found = work_fixed(w, kids[state]);
    } else {
        int32_t parts[n];
        for (int32_t i = 0; i < n; i++)
            if (failed(parts[i] = work_fixed(w, kids[i]))) return FAILED;
        found = node(w, level, parts);
    }
    if (!failed(found)) w->fixed[stored] = found;
    return found;
}

/* The diagram that is EVERY where the stored one ends in an outcome of the mask, and empty elsewhere. */
int32_t work_goal(Work *w, int32_t stored, int32_t outcomes) {
    const Store *s = w->store;
    if (stored < s->terminals) return (1 << stored) >> 1 & outcomes ? EVERY : 0;
    int32_t found = recalled(w, GOAL, stored, outcomes);
    if (found != UNKNOWN) return found;
    int32_t level = s->level[stored], n = s->states[level], state = w->known[level];
    const int32_t *kids = s->kids + s->first[stored];
    if (state >= 0) return kept(w, GOAL, stored, outcomes, work_goal(w, kids[state], outcomes));
    int32_t parts[n];
    for (int32_t i = 0; i < n; i++)
        if (failed(parts[i] = work_goal(w, kids[i], outcomes))) return FAILED;
    return kept(w, GOAL, stored, outcomes, node(w, level, parts));
}

/* The upper level of two diagrams, not both leaves. */
static int32_t upper(const Work *w, int32_t a, int32_t b) {
    int32_t above = level_of(w, a), below = level_of(w, b);
    return above < below ? above : below;
}

/* Where state `i` of a level leads in a diagram that begins there or below. */
static int32_t down(const Work *w, int32_t a, int32_t level, int32_t i) {
    return level_of(w, a) == level ? kids_of(w, a)[i] : a;
}

/* The diagram where another one lets it through, and nothing elsewhere. */
int32_t work_within(Work *w, int32_t a, int32_t allowed) {
    if (allowed == EVERY || a == 0) return a;
    if (allowed == 0) return 0;
    int32_t found = recalled(w, WITHIN, a, allowed);
    if (found != UNKNOWN) return found;
    int32_t level = upper(w, a, allowed), n = w->store->states[level], parts[n];
    for (int32_t i = 0; i < n; i++) {
        parts[i] = work_within(w, down(w, a, level, i), down(w, allowed, level, i));
        if (failed(parts[i])) return FAILED;
    }
    return kept(w, WITHIN, a, allowed, node(w, level, parts));
}

/* The diagram that has the outcomes of both, where each has one; CLASH where they differ. */
static int32_t agreeing(Work *w, int32_t a, int32_t b) {
    if (a == b || b == 0) return a;
    if (a == 0) return b;
    if (a > 0 && b > 0) return CLASH;
    if (a > b) {
        int32_t c = a;
        a = b, b = c;
    }
    int32_t found = recalled(w, AGREE, a, b);
    if (found != UNKNOWN) return found;
    int32_t level = upper(w, a, b), n = w->store->states[level], parts[n];
    for (int32_t i = 0; i < n; i++) {
        parts[i] = agreeing(w, down(w, a, level, i), down(w, b, level, i));
        if (failed(parts[i])) return FAILED;
        if (parts[i] == CLASH) return kept(w, AGREE, a, b, CLASH);
    }
    return kept(w, AGREE, a, b, node(w, level, parts));
}

static int branches_on(const Work *w, int32_t a, const uint64_t *levels) {
    const uint64_t *below = w->below + (size_t)(-a - 1) * w->words;
    for (int32_t k = 0; k < w->words; k++)
        if (below[k] & levels[k]) return 1;
    return 0;
}

static int32_t left_open(Work *w, int32_t a, int32_t fact, const uint64_t *levels) {
    if (a >= 0 || !branches_on(w, a, levels)) return a;
    int32_t found = recalled(w, WITHOUT + fact, a, 0);
    if (found != UNKNOWN) return found;
    int32_t level = level_of(w, a), n = w->store->states[level], parts[n];
    for (int32_t i = 0; i < n; i++) {
        parts[i] = left_open(w, kids_of(w, a)[i], fact, levels);
        if (failed(parts[i])) return FAILED;
        if (parts[i] == CLASH) return kept(w, WITHOUT + fact, a, 0, CLASH);
    }
    if (w->store->fact[level] != fact) return kept(w, WITHOUT + fact, a, 0, node(w, level, parts));
    found = 0;
    for (int32_t i = 0; i < n && found != CLASH; i++)
        if (failed(found = agreeing(w, found, parts[i]))) return FAILED;
    return kept(w, WITHOUT + fact, a, 0, found);
}

/* The diagram with a fact left open; CLASH where an outcome then hangs on it. */
int32_t work_without(Work *w, int32_t a, int32_t fact) {
    uint64_t levels[w->words];
    memset(levels, 0, sizeof levels);
    for (int32_t level = 0; level < w->store->levels; level++)
        if (w->store->fact[level] == fact) levels[level / 64] |= (uint64_t)1 << level % 64;
    return left_open(w, a, fact, levels);
}

/* Writes the levels that a diagram branches on: 64-bit words, the lowest first. */
void work_behind(const Work *w, int32_t a, uint64_t *out) {
    if (a < 0) memcpy(out, w->below + (size_t)(-a - 1) * w->words, sizeof *out * w->words);
    else memset(out, 0, sizeof *out * w->words);
}

/* --- what each fact tells: see vejviser.law.gains -------------------------------------------------------- */

/* A small diagram laid out for counting, children before parents: leaves first, by outcome. */
typedef struct {
    const Work *work;
    int32_t leaves, limit, count, ends;
    int32_t *place;             /* by node of the work, -1 where not met */
    int32_t *level, *first, *kids, used;
    double *share;              /* `ends` a node: the share that ends in each outcome */
    double *met, *entered;
} Open;

static int32_t leaf_of(int32_t mask) {
    int32_t at = 0;
    while (mask) mask >>= 1, at++;
    return at;
}

static int32_t laid(Open *o, int32_t a) {
    if (a >= 0) return leaf_of(a);
    if (o->place[-a - 1] >= 0) return o->place[-a - 1];
    const Work *w = o->work;
    int32_t n = w->store->states[level_of(w, a)], parts[n];
    for (int32_t i = n - 1; i >= 0; i--)
        if ((parts[i] = laid(o, kids_of(w, a)[i])) == MANY) return MANY;
    if (o->count - o->leaves >= o->limit) return MANY;
    o->level[o->count] = level_of(w, a), o->first[o->count] = o->used;
    memcpy(o->kids + o->used, parts, sizeof parts);
    o->used += n;
    return o->place[-a - 1] = o->count++;
}

/* The entropy of the outcomes within each row, weighed by the rows' shares. */
static double open_bits(const double *rows, int32_t many, int32_t ends) {
    double total = 0, bits = 0;
    for (int32_t r = 0; r < many; r++) {
        double mass = 0;
        for (int32_t e = 0; e < ends; e++) {
            double part = rows[r * ends + e];
            mass += part;
            if (part > NOTHING) bits -= part * log2(part);
        }
        if (mass > NOTHING) bits += mass * log2(mass);
        total += mass;
    }
    return bits / total;
}

/* Where the answers to a fact lead from each of its doors: rows of nodes, and how likely each row is. */
typedef struct {
    int32_t many, room, doors, *row;
    double *share;
} Ways;

static int add_way(Ways *w, const int32_t *row, double share) {
    for (int32_t i = 0; i < w->many; i++)
        if (!memcmp(w->row + (size_t)i * w->doors, row, sizeof *row * w->doors)) {
            w->share[i] += share;
            return 1;
        }
    if (w->many == w->room) {
        size_t room = (size_t)w->room * 2 + 8;
        if (!grown((void **)&w->row, sizeof *row * room * w->doors)) return 0;
        if (!grown((void **)&w->share, sizeof *w->share * room)) return 0;
        w->room = (int32_t)room;
    }
    memcpy(w->row + (size_t)w->many * w->doors, row, sizeof *row * w->doors);
    w->share[w->many++] = share;
    return 1;
}

/* One more level of the fact answered; the rows that come of it, alike ones joined. */
static int answered(const Open *o, Ways *ways, int32_t level) {
    int32_t n = o->work->store->states[level], *step = malloc(sizeof *step * (ways->doors + 1));
    Ways more = {0, 0, ways->doors, NULL, NULL};
    int good = step != NULL;
    for (int32_t i = 0; i < ways->many && good; i++)
        for (int32_t s = 0; s < n && good; s++) {
            for (int32_t d = 0; d < ways->doors; d++) {
                int32_t at = ways->row[(size_t)i * ways->doors + d];
                step[d] = at >= o->leaves && o->level[at] == level ? o->kids[o->first[at] + s] : at;
            }
            good = add_way(&more, step, ways->share[i] / n);
        }
    Ways *spent = good ? ways : &more;
    free(step), free(spent->row), free(spent->share);
    if (good) *ways = more;
    return good;
}

/* The bits expected to be open once the fact is answered; LACKING without memory. */
static double left_after(const Open *o, int32_t root, int32_t fact) {
    const Store *s = o->work->store;
    Ways ways = {0, 0, 0, NULL, NULL};
    int32_t doors = 0, *door = malloc(sizeof *door * (o->count + 1));
    double found = LACKING, *rows = NULL;
    if (!door) return found;
    for (int32_t at = o->leaves; at < o->count; at++)
        if (s->fact[o->level[at]] == fact && o->entered[at] > 0) door[doors++] = at;
    ways.doors = doors;
    int good = add_way(&ways, door, 1.0);
    for (int32_t level = 0; level < s->levels && good; level++) {
        if (s->fact[level] != fact) continue;
        int used = 0;
        for (int32_t at = o->leaves; at < o->count && !used; at++) used = o->level[at] == level;
        if (used) good = answered(o, &ways, level);
    }
    if (good && (rows = malloc(sizeof *rows * ((size_t)ways.many * o->ends + 1)))) {
        for (int32_t e = 0; e < o->ends; e++) {
            double around = 0;
            for (int32_t d = 0; d < doors; d++) around += o->entered[door[d]] * o->share[door[d] * o->ends + e];
            around = o->share[root * o->ends + e] - around;
            for (int32_t i = 0; i < ways.many; i++) {
                double sum = 0;
                for (int32_t d = 0; d < doors; d++)
                    sum += o->entered[door[d]] * o->share[ways.row[(size_t)i * doors + d] * o->ends + e];
                rows[i * o->ends + e] = ways.share[i] * (around + sum);
            }
        }
        found = open_bits(rows, ways.many, o->ends);
    }
    free(door), free(ways.row), free(ways.share), free(rows);
    return found;
}

/* Shares of outcomes from the leaves up, and how likely each node is met, and entered from another fact. */
static void counted(Open *o, int32_t root) {
    const Store *s = o->work->store;
    for (int32_t at = o->leaves; at < o->count; at++) {
        int32_t n = s->states[o->level[at]];
        for (int32_t e = 0; e < o->ends; e++) {
            double sum = 0;
            for (int32_t i = 0; i < n; i++) sum += o->share[o->kids[o->first[at] + i] * o->ends + e];
            o->share[at * o->ends + e] = sum / n;
        }
    }
    o->met[root] = o->entered[root] = 1;
    for (int32_t at = o->count - 1; at >= o->leaves; at--) {
        int32_t n = s->states[o->level[at]];
        for (int32_t i = 0; i < n; i++) {
            int32_t kid = o->kids[o->first[at] + i];
            if (kid < o->leaves) continue;
            o->met[kid] += o->met[at] / n;
            if (s->fact[o->level[kid]] != s->fact[o->level[at]]) o->entered[kid] += o->met[at] / n;
        }
    }
}

/* Writes each fact that the diagram branches on, in the order of its nodes, and the bits that it tells; returns
   how many facts there are, MANY where more than `limit` nodes are open. */
int32_t work_bits(Work *w, int32_t a, int32_t limit, int32_t *facts, double *bits) {
    if (a >= 0) return 0;
    const Store *s = w->store;
    int32_t leaves = s->terminals, most = w->count < limit ? w->count : limit, found = FAILED;
    Open o = {.work = w, .leaves = leaves, .limit = limit, .count = leaves};
    o.place = malloc(sizeof *o.place * w->count);
    o.level = malloc(sizeof *o.level * (leaves + most + 1));
    o.first = malloc(sizeof *o.first * (leaves + most + 1));
    o.kids = malloc(sizeof *o.kids * (w->used + 1));
    int32_t end_of[leaves], *seen = calloc(s->facts + 1, sizeof *seen);
    if (!o.place || !o.level || !o.first || !o.kids || !seen) goto done;
    memset(o.place, 0xff, sizeof *o.place * w->count);
    int32_t root = laid(&o, a);
    if (root == MANY) {
        found = MANY;
        goto done;
    }
    memset(end_of, 0, sizeof end_of);
    for (int32_t i = 0; i < o.used; i++)
        if (o.kids[i] < leaves) end_of[o.kids[i]] = 1;
    end_of[0] = 0;
    for (int32_t leaf = 0; leaf < leaves; leaf++) o.ends += end_of[leaf];
    o.share = calloc((size_t)o.count * o.ends + 1, sizeof *o.share);
    o.met = calloc(o.count, sizeof *o.met);
    o.entered = calloc(o.count, sizeof *o.entered);
    if (!o.share || !o.met || !o.entered) goto done;
    for (int32_t leaf = 0, e = 0; leaf < leaves; leaf++)
        if (end_of[leaf]) o.share[leaf * o.ends + e++] = 1;
    counted(&o, root);
    double before = open_bits(o.share + (size_t)root * o.ends, 1, o.ends);
    found = 0;
    for (int32_t at = leaves; at < o.count; at++) {
        int32_t fact = s->fact[o.level[at]];
        if (seen[fact]++) continue;
        double left = left_after(&o, root, fact);
        if (left == LACKING) {
            found = FAILED;
            goto done;
        }
        facts[found] = fact;
        bits[found++] = before > left ? before - left : 0;
    }
done:
    free(o.place), free(o.level), free(o.first), free(o.kids), free(o.share), free(o.met), free(o.entered), free(seen);
    return found;
}
