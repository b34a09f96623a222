//! Impls for tuples of every length up to 32.

/// Calls a macro with the first entry of a list, then with the first two, and so on.
macro_rules! for_each_prefix {
    ($make:ident [$($done:tt)*]) => { $make!($($done)*); };
    ($make:ident [$($done:tt)*] $a:ident $b:ident $index:tt $(, $($more:tt)*)?) => {
        for_each_prefix!(@one $make [$($done)*] $a $b $index [$($($more)*)?]);
    };
    (@one $make:ident [] $a:ident $b:ident $index:tt [$($more:tt)*]) => {
        for_each_prefix!($make [$a $b $index] $($more)*);
    };
    (@one $make:ident [$($done:tt)+] $a:ident $b:ident $index:tt [$($more:tt)*]) => {
        $make!($($done)+);
        for_each_prefix!($make [$($done)+, $a $b $index] $($more)*);
    };
}

/// Calls a macro with a type parameter, a variable and an index for each entry of a tuple, for every length up to 32.
macro_rules! for_each_tuple {
    ($make:ident) => {
        for_each_prefix! {
            $make []
            T0 t0 0, T1 t1 1, T2 t2 2, T3 t3 3, T4 t4 4, T5 t5 5, T6 t6 6, T7 t7 7, T8 t8 8, T9 t9 9,
            T10 t10 10, T11 t11 11, T12 t12 12, T13 t13 13, T14 t14 14, T15 t15 15, T16 t16 16,
            T17 t17 17, T18 t18 18, T19 t19 19, T20 t20 20, T21 t21 21, T22 t22 22, T23 t23 23,
            T24 t24 24, T25 t25 25, T26 t26 26, T27 t27 27, T28 t28 28, T29 t29 29, T30 t30 30,
            T31 t31 31
        }
    };
}

pub(super) use {for_each_prefix, for_each_tuple};
