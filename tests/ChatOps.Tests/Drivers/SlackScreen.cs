using System.Text.Json.Nodes;
using ChatOps.Tests.Vendors.Slack;

namespace ChatOps.Tests.Drivers;

/// <summary>What Slack's own client does not let through: it never reaches us.</summary>
internal static class SlackScreen
{
    public static void Check(SlackModal modal, string field, string value)
    {
        var block = SlackBlocks.Inputs(modal.Blocks).FirstOrDefault(b => SlackBlocks.IdOf(b) == field)
            ?? throw new InvalidOperationException(
                $"There is no field \"{field}\". There are: {string.Join(", ", SlackBlocks.Inputs(modal.Blocks).Select(SlackBlocks.IdOf))}"
            );
        if (value.Length > ((int?)block["element"]!["max_length"] ?? int.MaxValue))
            throw new InvalidOperationException($"Slack does not take that much text in \"{field}\".");
    }

    public static void CheckRequired(SlackModal modal)
    {
        foreach (var block in SlackBlocks.Inputs(modal.Blocks).Where(b => (bool?)b["optional"] != true))
        {
            var value = modal.Typed.GetValueOrDefault(SlackBlocks.IdOf(block)) ?? SlackBlocks.Initial((JsonObject)block["element"]!);
            if (string.IsNullOrEmpty(value))
                throw new SlackInsists(SlackBlocks.IdOf(block));
        }
    }

    /// <summary>The input whose choice Slack tells us at once, or null.</summary>
    public static JsonObject? Told(SlackModal modal, string field) =>
        SlackBlocks.Inputs(modal.Blocks).FirstOrDefault(b => SlackBlocks.IdOf(b) == field && (bool?)b["dispatch_action"] == true);
}

/// <summary>Slack's client hands a form in only when its required fields are filled in.</summary>
internal sealed class SlackInsists(string id) : Exception($"Slack insists on \"{id}\" before it hands the form in.")
{
    public string Field => id;
}
