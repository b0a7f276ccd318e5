namespace ChatOps.Matching;

/// <summary>The hard rules, in the order in which a pair is held against them.</summary>
internal enum Rule
{
    /// <summary>Too little shared time.</summary>
    Overlap,

    /// <summary>One above the other, or both under the same manager.</summary>
    ReportingLine,

    /// <summary>Together in one of the last rounds.</summary>
    Met,

    /// <summary>One does not want the other. Private: say "can't be made", never this.</summary>
    Excluded,

    /// <summary>Split by the moderator.</summary>
    Apart,

    /// <summary>No language in common where the program asks for one.</summary>
    Language,

    /// <summary>Nobody of the other side is free: one supporter for each who is supported.</summary>
    Side,

    /// <summary>Everybody else stands in a group that stays as it is.</summary>
    Taken,
}
