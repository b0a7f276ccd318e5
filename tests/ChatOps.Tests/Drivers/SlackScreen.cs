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
                throw new InvalidOperationException($"Slack insists on \"{SlackBlocks.IdOf(block)}\" before it hands the form in.");
        }
    }
}
