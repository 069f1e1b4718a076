"""What is measured: each function, how it is called and with what. Runs on Python 3.7."""

from collections import namedtuple

# `call` is Python source; in it `f` is the function, `x` and `y` are the two `values`. `turns` is how many
# calls are counted under valgrind, and a guess of how heavy one is. `c_function` is named where C offers
# more than one way to do the same. Where `values` is text, that is what makes `x` from the module `m`; `check` is
# what has to be equal where that is not the call itself.
Case = namedtuple("Case", "name group call values turns function c_function check")

GROUPS = {
    "calls": "calls",
    "out": "calls out, a hundred in each turn; C keeps names, names of keywords and what is imported in statics",
    "text": "str and bytes",
    "containers": "containers; C copies what it gets, as a Rust function's owned parameters do",
    "classes": "classes; C has vectorcall constructors, members and the kinds of methods that are specialised",
    "handles": "containers; C reads them in place, Rust through `&Bound<PyList>` and `&Bound<PyDict>`",
    "in place": "containers; C reads them in place, Rust still copies",
    "beyond": "off the fast paths, and maps with the standard hasher of Rust against FNV in C",
}

WORDS = ["word%d" % number for number in range(100)]
TEXT = "The quick brown fox jumps over the lazy dog"


def case(group, name, call, values=(None, None), turns=1000, function=None, c_function=None, check=None):
    function = function or name
    return Case(name, group, call, values, turns, function, c_function or function, check or call)


def of_class(name, call, first=None, second=None, turns=1000, function="Point", check=None):
    return case("classes", name, call, (first, second), turns, function, check=check)


CASES = [
    case("calls", "noop", "f()"),
    case("calls", "ident", "f(x)", (TEXT, None)),
    case("calls", "add_int", "f(x, y)", (1234, 5678)),
    case("calls", "add_float", "f(x, y)", (1.5, 2.5)),
    case("calls", "keywords_named", "f(x, b=y, c=y)", (10, 2000), function="keywords"),
    case("calls", "keywords_defaults", "f(x)", (10, None), function="keywords"),
    case("calls", "option_none", "f()", function="option"),
    case("calls", "option_some", "f(x)", (1234, None), function="option"),
    case("calls", "callback", "f(x, y)", (lambda value: value, TEXT)),
    case("text", "str_len", "f(x)", (TEXT, None)),
    case("text", "str_echo", "f(x)", (TEXT, None)),
    case("text", "str_upper", "f(x)", (TEXT, None)),
    case("text", "bytes_len", "f(x)", (TEXT.encode(), None)),
    case("text", "bytes_echo", "f(x)", (TEXT.encode(), None)),
    case("containers", "list_float_out", "f(x)", (1000, None), 20),
    case("containers", "list_int_out", "f(x)", (1000, None), 20),
    case("containers", "dict_int_out", "f()", turns=20),
    case("containers", "tuple_echo", "f(x)", ((1234, 2.5, TEXT), None)),
    case("beyond", "add_int_large", "f(x, y)", (1 << 40, 1 << 41), function="add_int"),
    case("beyond", "add_float_of_ints", "f(x, y)", (1, 2), function="add_float"),
    case("beyond", "keywords_any_order", "f(x, c=y, b=y)", (10, 2000), function="keywords"),
    case("beyond", "dict_int_siphash", "f(x)", ({word: number for number, word in enumerate(WORDS)}, None), 100,
         c_function="dict_int_copied"),
    case("beyond", "set_int_siphash", "f(x)", (set(range(100)), None), 100, c_function="set_int_copied"),
    case("beyond", "str_len_accented", "f(x)", ("na\u00efve caf\u00e9", None), function="str_len"),
]



class Target:
    """What is called from C and Rust."""

    def __init__(self):
        self.value = 1

    def method(self):
        return self

    def method1(self, value):
        return value


TARGET = Target()
CASES += [
    case("out", "out_call0", "f(x, y)", (lambda: 1, None), 20),
    case("out", "out_call1", "f(x, y)", (lambda a: a, 1), 20),
    case("out", "out_call3", "f(x, y)", (lambda a, b, c: a, 1), 20),
    case("out", "out_keyword", "f(x, y)", (lambda a, b: b, 1), 20),
    case("out", "out_method0", "f(x, y)", (TARGET, None), 20),
    case("out", "out_method1", "f(x, y)", (TARGET, 1), 20),
    case("out", "out_getattr", "f(x, y)", (TARGET, None), 20),
    case("out", "out_import", "f(x, y)", (None, None), 20),
    case("out", "out_cached", "f(x, y)", (None, 2.0), 20),
]

POINT = "m.Point(3.0, 4.0)"
CASES += [
    of_class("construct", "f(x, y)", "3.0", "4.0", check="f(x, y).y"),
    of_class("construct_named", "f(x=x, y=y)", "3.0", "4.0", check="f(x=x, y=y).y"),
    of_class("attribute", "x.y", POINT),
    of_class("attribute_set", "x.y = y", POINT, "5.0", check="x.y"),
    of_class("method", "x.norm()", POINT),
    of_class("method_mutating", "x.scale(y)", POINT, "1.0"),
    of_class("operator_add", "x + y", POINT, POINT, check="(x + y).y"),
    of_class("operator_eq", "x == y", POINT, POINT),
    of_class("instance_in", "f(x)", POINT, function="point_length"),
    of_class("len", "len(x)", "m.Numbers(1000)", function="Numbers"),
    of_class("item", "x[y]", "m.Numbers(1000)", "500", function="Numbers"),
    of_class("iterate", "for _ in x: pass", "m.Numbers(1000)", None, 20, "Numbers", "sum(x)"),
]

for incoming, content, count in [
    ("list_float", [number * 0.25 for number in range(1000)], 20),
    ("list_int", list(range(1000)), 20),
    ("list_str", WORDS, 100),
    ("dict_int", {word: number for number, word in enumerate(WORDS)}, 100),
    ("set_int", set(range(100)), 100),
]:
    CASES.append(
        case("containers", incoming, "f(x)", (content, None), count, c_function=incoming + "_copied")
    )
    CASES.append(case("in place", incoming + "_in_place", "f(x)", (content, None), count, function=incoming))
    if incoming != "set_int":
        name = incoming + "_bound"
        CASES.append(case("handles", name, "f(x)", (content, None), count, c_function=incoming))
