//! What a coroutine holds while it waits, and cannot be taken to another thread: as far as the text tells.
//!
//! rustc knows the types of all values and finds the rest. What is reported here is certain: a value that may have been moved, a name
//! that may stand for another one, or a way that may not be gone, is left to it.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::visit::{self, Visit};

use super::Cx;
use super::functions::Subject;
use super::params::RustParam;
use super::types::{self, Ty};
use crate::diag::{Code, Diagnostics};
use crate::source::{Span, bodies};
use crate::tables::threads::{self, POINTER, Stays};

/// Why a type stays in its thread, and whether its values end where their scope does, used there or not.
#[derive(Clone, Copy)]
struct Kind {
    row: &'static Stays,
    drops: bool,
}

impl Kind {
    fn find(path: &[String], is_lent: bool) -> Option<Kind> {
        let row = threads::find(path, is_lent)?;
        Some(Kind { row, drops: row.drops && !is_lent })
    }
}

/// Why a type stays in its thread. `is_lent`: behind a `&`.
fn stays(ty: &Ty, is_lent: bool) -> Option<Kind> {
    match ty {
        Ty::Named(named) if named.item.is_none() => {
            Kind::find(&named.path, is_lent).or_else(|| {
                let owns = threads::owns(&named.path);
                named.args.iter().filter(|_| owns).find_map(|arg| stays(arg, is_lent))
            })
        }
        Ty::Ref { mutable, inner, .. } => stays(inner, is_lent || !mutable),
        Ty::Slice(inner) => stays(inner, is_lent),
        Ty::Tuple(items) => items.iter().find_map(|item| stays(item, is_lent)),
        _ => None,
    }
}

/// Whether all that an `async fn` takes can go to another thread.
pub(super) fn takes(diags: &mut Diagnostics, subject: &Subject<'_>, params: &[RustParam]) -> bool {
    let mut good = true;
    for param in params {
        let Some(Kind { row, .. }) = stays(&param.ty, false) else { continue };
        let message = "an `async fn` takes what cannot go to another thread";
        diags
            .report(Code::AsyncSend, param.type_span, message)
            .at(format!("{} stays in its thread", row.shown()))
            .label(subject.span, "its coroutine goes on in any thread")
            .help(row.help);
        good = false;
    }
    good
}

/// Whether the value of a future on tokio's threads can leave them.
pub(super) fn gives(diags: &mut Diagnostics, subject: &Subject<'_>, ret: &Ty) -> bool {
    let syn::ReturnType::Type(_, ty) = &subject.sig.output else { return true };
    let Some(Kind { row, .. }) = stays(ret, false) else { return true };
    diags
        .report(
            Code::AsyncSend,
            subject.place(ty),
            "a future on tokio's threads hands back what cannot go to another one",
        )
        .at(format!("{} stays in its thread", row.shown()))
        .label(subject.span, "its value goes to the event loop's thread")
        .help(row.help);
    false
}

/// Whether all that the body holds where it waits can go to another thread.
pub(super) fn holds(diags: &mut Diagnostics, cx: &Cx<'_>, subject: &Subject<'_>) -> bool {
    let Some(body) = subject.body.and_then(bodies::statements) else { return true };
    let mut found = Held { cx, subject, all: Vec::new(), has_items: false };
    found.statements(&body);
    if found.has_items {
        // Names may mean something else there.
        return true;
    }
    for Found { name, kind: Kind { row, drops }, made, waits } in &found.all {
        diags
            .report(Code::AsyncSend, *made, "an `async fn` holds what cannot go to another thread")
            .at(format!("{} stays in its thread", row.shown()))
            .label(*waits, format!("the coroutine waits here while `{name}` lives"))
            .help(if *drops {
                format!("{}; or end it before, by `drop({name})` or a block of its own", row.help)
            } else {
                row.help.to_owned()
            });
    }
    found.all.is_empty()
}

/// A variable that lives where the body waits.
struct Found {
    name: String,
    kind: Kind,
    /// Where the text says its type.
    made: Span,
    waits: Span,
}

/// Looks for variables of such types that live where the body waits.
struct Held<'a> {
    cx: &'a Cx<'a>,
    subject: &'a Subject<'a>,
    all: Vec<Found>,
    has_items: bool,
}

impl<'ast> Visit<'ast> for Held<'_> {
    fn visit_block(&mut self, block: &'ast syn::Block) {
        self.statements(&block.stmts);
    }

    fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}
    fn visit_expr_async(&mut self, _: &'ast syn::ExprAsync) {}
    fn visit_item(&mut self, _: &'ast syn::Item) {}
}

impl Held<'_> {
    /// What is made by one of these, and lives at a later one, or in blocks below.
    fn statements(&mut self, stmts: &[syn::Stmt]) {
        for (index, stmt) in stmts.iter().enumerate() {
            self.visit_stmt(stmt);
            self.has_items |= matches!(stmt, syn::Stmt::Item(_));
            let syn::Stmt::Local(local) = stmt else { continue };
            let Some((name, kind, made)) = self.variable(local) else { continue };
            if let Some(waits) = waits_with(&stmts[index + 1..], &name, kind.drops) {
                let waits = self.subject.place(waits);
                self.all.push(Found { name, kind, made, waits });
            }
        }
    }

    /// A variable of a type that stays: what it is called, and where the text says its type.
    fn variable(&self, local: &syn::Local) -> Option<(String, Kind, Span)> {
        let init = local.init.as_ref().filter(|init| init.diverge.is_none())?;
        if !local.attrs.is_empty() {
            return None;
        }
        let (pat, kind, made) = match &local.pat {
            syn::Pat::Type(typed) => {
                let kind = match &*typed.ty {
                    syn::Type::Ptr(_) => Kind { row: &POINTER, drops: false },
                    ty => stays(&self.read(ty), false)?,
                };
                (&*typed.pat, kind, self.subject.place(&typed.ty))
            }
            pat => {
                let made = constructed(&init.expr)?;
                let kind = stays(&self.read(&made), false)?;
                (pat, kind, self.subject.place(&made))
            }
        };
        let syn::Pat::Ident(pat) = pat else { return None };
        let plain = pat.by_ref.is_none() && pat.subpat.is_none();
        plain.then(|| (pat.ident.to_string(), kind, made))
    }

    fn read(&self, ty: &syn::Type) -> Ty {
        let subject = self.subject;
        types::read_in(self.cx.tree, subject.item.module, subject.sig, &subject.own, ty)
    }
}

/// `Rc` of `Rc::new(..)`.
fn constructed(expr: &syn::Expr) -> Option<syn::Type> {
    const CONSTRUCTORS: &[&str] = &["new", "from", "default", "clone", "new_cyclic"];
    let syn::Expr::Call(call) = expr else { return None };
    let syn::Expr::Path(syn::ExprPath { qself: None, path, .. }) = &*call.func else { return None };
    let mut path = path.clone();
    let last = path.segments.pop()?;
    path.segments.pop_punct();
    let known = CONSTRUCTORS.iter().any(|name| last.ident == name) && !path.segments.is_empty();
    known.then(|| syn::parse_quote!(#path))
}

/// The first `.await` in these statements at which a variable that was made before them lives.
fn waits_with<'a>(
    stmts: &'a [syn::Stmt],
    name: &str,
    drops: bool,
) -> Option<&'a syn::Token![await]> {
    let mut walk = Walk { name, drops, waits: None, ended: None };
    for stmt in stmts {
        walk.visit_stmt(stmt);
        let goes_on = !matches!(
            stmt,
            syn::Stmt::Expr(
                syn::Expr::Return(_)
                    | syn::Expr::Break(_)
                    | syn::Expr::Continue(_)
                    | syn::Expr::Loop(_),
                _
            )
        );
        if !goes_on {
            walk.end(false);
        }
    }
    if drops && walk.ended.is_none() {
        walk.end(true);
    }
    walk.waits.filter(|_| walk.ended == Some(true))
}

/// Goes through what is done with a variable.
struct Walk<'n, 'ast> {
    name: &'n str,
    drops: bool,
    waits: Option<&'ast syn::Token![await]>,
    /// Whether it is known to live at that `await`; `None`: to be seen.
    ended: Option<bool>,
}

impl Walk<'_, '_> {
    fn end(&mut self, lives: bool) {
        self.ended.get_or_insert(lives);
    }

    fn is_it(&self, expr: &syn::Expr) -> bool {
        matches!(expr, syn::Expr::Path(path) if path.path.is_ident(self.name))
    }

    /// Something is done with it by which it is not moved.
    fn used(&mut self) {
        if self.waits.is_some() {
            self.end(true);
        }
    }

    /// It may be moved, or be another one.
    fn moved(&mut self) {
        self.end(!self.drops && self.waits.is_some());
    }

    fn is_named_in(&self, tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => ident == self.name,
            TokenTree::Group(group) => self.is_named_in(group.stream()),
            _ => false,
        })
    }

    /// Code that runs at another time, or is not understood.
    fn aside(&mut self, tokens: TokenStream) {
        if self.is_named_in(tokens) {
            self.end(false);
        }
    }
}

impl<'ast> Visit<'ast> for Walk<'_, 'ast> {
    fn visit_expr(&mut self, expr: &'ast syn::Expr) {
        if self.ended.is_some() {
            return;
        }
        match expr {
            syn::Expr::Reference(syn::ExprReference { expr: inner, .. })
            | syn::Expr::Unary(syn::ExprUnary { op: syn::UnOp::Deref(_), expr: inner, .. })
                if self.is_it(inner) =>
            {
                self.used();
            }
            syn::Expr::MethodCall(call)
                if self.is_it(&call.receiver) && only_looks(&call.method) =>
            {
                self.used();
                call.args.iter().for_each(|arg| self.visit_expr(arg));
            }
            syn::Expr::Assign(assign) if self.is_it(&assign.left) => self.end(false),
            syn::Expr::Closure(_) | syn::Expr::Async(_) => self.aside(expr.to_token_stream()),
            _ if self.is_it(expr) => self.moved(),
            _ => visit::visit_expr(self, expr),
        }
    }

    fn visit_expr_await(&mut self, expr: &'ast syn::ExprAwait) {
        visit::visit_expr_await(self, expr);
        if self.ended.is_none() {
            self.waits.get_or_insert(&expr.await_token);
            if self.drops {
                self.end(true);
            }
        }
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        const SHOW: &[&str] = &["print", "println", "eprint", "eprintln", "format"];
        let name = call.path.get_ident().map(ToString::to_string).unwrap_or_default();
        if !SHOW.contains(&name.as_str()) {
            // It may as well return.
            self.end(false);
        } else if self.is_named_in(call.tokens.clone()) {
            self.used();
        }
    }

    fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
        if pat.ident == self.name {
            self.end(false);
        }
    }

    /// What may be left out.
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {
        self.end(false);
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}
}

/// Methods that take `&self`, whatever the type is.
fn only_looks(method: &syn::Ident) -> bool {
    const LOOK: &[&str] =
        &["clone", "borrow", "borrow_mut", "as_ref", "get", "set", "len", "is_empty"];
    LOOK.iter().any(|name| method == name)
}
