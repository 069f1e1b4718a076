keelback::module!();

/// @py class Ages = Table<String>
/// @py class Both = Table<String, u8, 4>
/// @py class Small = Table<String, u8>
/// @py class All = Table
pub struct Table<K, V, const N: usize = 8> {
    keys: [K; N],
    values: [V; N],
}
