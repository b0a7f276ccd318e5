using ChatOps.Cards;

namespace ChatOps.Channels.Slack.Reading;

/// <summary>
/// A view's or message's <c>state.values</c> as fields: the block's id is the field's, whatever the element inside it is called.
/// </summary>
/// <remarks>https://docs.slack.dev/reference/views#state</remarks>
internal static class SlackFields
{
    public static Fields Of(SlackState? state) => state?.Values is { Count: > 0 } ? new Fields(ValuesOf(state)) : Fields.None;

    public static IEnumerable<KeyValuePair<string, string>> ValuesOf(SlackState? state) =>
        (state?.Values ?? new Dictionary<string, IReadOnlyDictionary<string, SlackValue>>()).Select(block =>
            KeyValuePair.Create(block.Key, ValueOf(block.Value?.Values.FirstOrDefault())));

    private static string ValueOf(SlackValue? value) => value switch
    {
        null => "",
        { SelectedOptions: { } chosen } => string.Join(',', chosen.Select(o => o?.Value).Where(v => !string.IsNullOrEmpty(v))),
        { SelectedOption: { } chosen } => chosen.Value ?? "",
        { SelectedDate: { } date } => date,
        _ => value.Value ?? "",
    };
}
