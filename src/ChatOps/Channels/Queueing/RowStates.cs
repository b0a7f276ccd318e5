namespace ChatOps.Channels.Queueing;

/// <summary>How a row's state is written in the table.</summary>
internal static class RowStates
{
    public static string Text(this RowState state) => state switch
    {
        RowState.Due => "due",
        RowState.Done => "done",
        RowState.Unreachable => "unreachable",
        RowState.Dropped => "dropped",
        RowState.Expired => "expired",
        RowState.Dead => "dead",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static RowState Parse(string text) => text switch
    {
        "due" => RowState.Due,
        "done" => RowState.Done,
        "unreachable" => RowState.Unreachable,
        "dropped" => RowState.Dropped,
        "expired" => RowState.Expired,
        "dead" => RowState.Dead,
        _ => throw new ArgumentOutOfRangeException(nameof(text)),
    };
}
