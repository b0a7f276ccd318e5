using ChatOps.Cards;

namespace ChatOps.Channels.Slack;

/// <summary>A view's or message's <c>state.values</c> as fields: the block's id is the field's, whatever the element inside it is called.</summary>
/// <remarks>https://docs.slack.dev/reference/views#state</remarks>
internal static class SlackFields
{
    public static Fields Of(SlackState? state) => state?.Values is { Count: > 0 } values
        ? new Fields(values.Select(block => KeyValuePair.Create(block.Key, ValueOf(block.Value?.Values.FirstOrDefault()))))
        : Fields.None;

    private static string ValueOf(SlackValue? value) => value switch
    {
        null => "",
        { SelectedOptions: { } chosen } => string.Join(',', chosen.Select(o => o?.Value).Where(v => !string.IsNullOrEmpty(v))),
        { SelectedOption: { } chosen } => chosen.Value ?? "",
        { SelectedDate: { } date } => date,
        _ => value.Value ?? "",
    };
}
