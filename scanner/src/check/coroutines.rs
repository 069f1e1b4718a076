//! Coroutines: what an `async fn` may take, and where it may stand.

use super::Cx;
use super::functions::Subject;
use super::hints::Way;
use super::params::RustParam;
use super::sends;
use super::types::{self, Ty};
use crate::diag::{Code, Diagnostics};
use crate::source::Span;
use crate::tables::slots;

/// Whether Python awaits what the fn returns, and a coroutine can keep what it takes.
pub(super) fn is_fit(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    subject: &Subject<'_>,
    py_name: &str,
    params: &[RustParam],
) -> bool {
    let mut good = has_place(diags, subject, py_name);
    for param in params {
        good &= is_kept(diags, &param.ty, param.type_span);
    }
    // Each says where it is wrong.
    good = good && sends::takes(diags, subject, params);
    good & sends::holds(diags, cx, subject)
}

fn has_place(diags: &mut Diagnostics, subject: &Subject<'_>, py_name: &str) -> bool {
    let of_class = !subject.own.is_empty();
    let word = ["property", "setter", "deleter", "init", "buffer"]
        .iter()
        .find_map(|word| subject.tag.word(word));
    let (what, help) = if matches!(subject.arguments, Way::Out) {
        let help = "make it a fn that is not async: it may return the coroutine of Python's, as `Py<PyAny>`";
        ("a method that Python implements".to_owned(), help)
    } else if let Some(word) = word {
        let help = "make it a method, or a fn that is not async";
        (format!("a `{}`", word.option.name), help)
    } else if of_class && !slots::is_awaited(py_name) {
        let help = "make it a fn that is not async, or a method with a name of its own";
        (format!("`{py_name}`"), help)
    } else {
        return true;
    };
    diags
        .report(
            Code::AsyncPlace,
            subject.place(&subject.sig.asyncness),
            format!("{what} cannot be `async`"),
        )
        .at("Python does not await it")
        .help(help);
    false
}

fn is_kept(diags: &mut Diagnostics, ty: &Ty, span: Span) -> bool {
    if ty.holds_python() {
        let found = diags.report(
            Code::AsyncHandle,
            span,
            "an `async fn` cannot take what belongs to the interpreter",
        );
        found.at("cannot be kept across an await");
        found.help(if ty.is_python() {
            "leave it out, and call `Python::attach(|py| ..)` where objects are used"
        } else {
            "take `Py<T>`, and call `Python::attach(|py| object.bind(py) ..)` where it is used"
        });
        return false;
    }
    let inner = ty.args_of("Option").and_then(<[Ty]>::first).unwrap_or(ty);
    let Some(owned) = owned_form(inner) else { return true };
    diags
        .report(Code::AsyncBorrow, span, "this cannot be borrowed across an await")
        .at("the argument has to be kept while the coroutine waits")
        .note("`&str`, `&[u8]` and references to instances of exported classes can be")
        .help(format!("take {owned}"));
    false
}

/// What to take in place of a borrow that nothing keeps; `None` where it is kept, or rustc has to say.
fn owned_form(ty: &Ty) -> Option<String> {
    const OWNED: &[(&str, &str)] = &[
        ("Path", "`PathBuf`"),
        ("OsStr", "`OsString`"),
        ("CStr", "`CString`"),
        ("String", "`&str`, or `String`"),
        ("PathBuf", "`PathBuf` by value"),
        ("Py", "`Py<T>` by value"),
    ];
    let inner = match ty {
        Ty::Ref { inner, .. } => &**inner,
        _ if super::params::is_view(ty) => {
            return Some("an array of its own, such as `Array2<f64>`".to_owned());
        }
        Ty::Named(named) if named.borrows && named.item.is_none() => {
            return Some("an owned type, such as `String` for `Cow<'_, str>`".to_owned());
        }
        _ => return None,
    };
    match inner {
        Ty::Slice(item) if item.external() == Some("u8") => None,
        Ty::Slice(_) => Some("`Vec<T>`".to_owned()),
        Ty::Array(_) | Ty::Tuple(_) => Some("it by value".to_owned()),
        Ty::Named(named) => {
            let name = named.external()?;
            OWNED
                .iter()
                .find(|(borrowed, _)| *borrowed == name)
                .map(|(_, owned)| (*owned).to_owned())
        }
        _ => None,
    }
}

/// Whether the future, or the stream that the fn returns, runs on tokio's threads, as the fn's tag says or that of a module around it.
/// `None`: reported.
pub(super) fn tokio(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    subject: &Subject<'_>,
    streams: bool,
) -> Option<bool> {
    let own = subject.tag.word("tokio");
    if subject.sig.asyncness.is_none() && !streams {
        let Some(word) = own else { return Some(false) };
        diags
            .report(Code::TokioPlace, word.span, "`tokio` on a fn that is not `async`")
            .at("there is no future to run")
            .label(subject.span, "runs in the thread that calls it")
            .help("make it an `async fn`, or return a stream; or remove the word, and call `keelback::tokio::handle()?.block_on(..)` in a `nogil` fn");
        return None;
    }
    let mut around = cx.tree.chain(subject.item.module).into_iter();
    let of_module = |module| {
        let tag = cx.tags.modules.get(&module).and_then(|tagged| tagged.tag.as_ref());
        tag.is_some_and(|tag| tag.has("tokio"))
    };
    if own.is_none() && !around.any(of_module) {
        return Some(false);
    }
    if streams {
        return Some(true);
    }
    let returned = types::read_return(cx.tree, subject.item.module, subject.sig, &subject.own);
    let syn::ReturnType::Type(_, ty) = &subject.sig.output else { return Some(true) };
    if returned.is_borrow() && !returned.holds_python() {
        diags
            .report(
                Code::TokioBorrow,
                subject.place(ty),
                "a future on tokio's threads cannot hand back what it borrows",
            )
            .at("borrowed from an argument, or from the object")
            .help("return an owned value: `String` for `&str`, `Vec<u8>` for `&[u8]`, a clone or a `Py<T>` for `&T`");
        return None;
    }
    sends::gives(diags, subject, &returned).then_some(true)
}

/// `CancelHandle`, which the coroutine passes by itself.
pub(super) fn is_cancel_handle(ty: &Ty) -> bool {
    ty.external() == Some("CancelHandle")
}

/// Whether the handles by which a fn hears of its cancellation are those that it can have: one, by value, if it is
/// `async`.
pub(super) fn cancel_handles(
    diags: &mut Diagnostics,
    subject: &Subject<'_>,
    params: &[RustParam],
) -> bool {
    let mut good = true;
    let mut first = None;
    for param in params {
        let wrapped = match &param.ty {
            Ty::Ref { inner, .. } => Some(&**inner),
            ty => ty.args_of("Option").and_then(<[Ty]>::first),
        };
        if wrapped.is_some_and(is_cancel_handle) {
            diags
                .report(Code::CancelHandle, param.type_span, "a `CancelHandle` is passed by value")
                .help("take `mut cancel: CancelHandle`");
            good = false;
        }
        if !is_cancel_handle(&param.ty) {
            continue;
        }
        if subject.sig.asyncness.is_none() {
            diags
                .report(Code::CancelHandle, param.type_span, "only an `async fn` is cancelled")
                .at("hears of nothing")
                .label(subject.span, "returns when it is done")
                .help("make the fn `async`, or remove the parameter");
            good = false;
        }
        if let Some(first) = first.replace(param.type_span) {
            diags
                .report(Code::CancelHandle, param.type_span, "a coroutine is cancelled once")
                .at("a second handle")
                .label(first, "the first one")
                .help("take one, and share it: `Arc<Mutex<CancelHandle>>`");
            good = false;
        }
    }
    good
}

/// A coroutine goes to whichever thread runs the event loop: an object of such a class does not.
pub(super) fn unsendable(diags: &mut Diagnostics, subject: &Subject<'_>, word: Span) {
    diags
        .report(
            Code::AsyncThread,
            subject.place(&subject.sig.asyncness),
            "a method of an `unsendable` class cannot be `async`",
        )
        .at("the coroutine may be run, and dropped, by another thread")
        .label(word, "objects stay in the thread that made them")
        .help("remove `unsendable`, or take what the method needs out of the object in a fn that is not async");
}
