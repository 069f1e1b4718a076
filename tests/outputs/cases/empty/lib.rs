keelback::module!();
