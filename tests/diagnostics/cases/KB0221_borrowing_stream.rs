keelback::module!();

use futures::Stream;

/// @py
fn words<'a>(text: &'a str) -> impl Stream<Item = &'a str> + 'a { futures::stream::iter(text.split(' ')) }
