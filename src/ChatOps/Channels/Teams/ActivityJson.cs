using System.Reflection;
using System.Text;
using ChatOps.Web;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace ChatOps.Channels.Teams;

/// <summary>
/// Bytes to an <see cref="Activity"/>, once. Only the members that we read are taken from it, everything else is passed over, whatever its
/// shape: the protocol grows. What members typed stays as it was typed: nothing that looks like a date, a type or a reference is read as
/// one.
/// </summary>
/// <remarks>https://github.com/microsoft/Agents/blob/main/specs/activity/protocol-activity.md</remarks>
internal static class ActivityJson
{
    private static readonly JsonSerializer Reader = JsonSerializer.Create(new JsonSerializerSettings
    {
        DateParseHandling = DateParseHandling.None,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        TypeNameHandling = TypeNameHandling.None,
        MaxDepth = VendorJson.Deepest,
        CheckAdditionalContent = true,
        ContractResolver = new OurMembers(),
        Converters =
        {
            new LooseText(),
            new LooseTime(),
            new LooseList<Entity>(),
            new LooseList<ChannelAccount>(),
            new LooseList<Attachment>(),
        },
    });

    /// <summary>Null when the bytes are no activity: not JSON, not an object, without a type.</summary>
    public static Activity? Read(ReadOnlySpan<byte> body)
    {
        // The SDK's own reader takes comments, single quotes and names without any, too.
        if (!VendorJson.IsObject(body))
            return null;
        try
        {
            using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(body)));
            return Reader.Deserialize<Activity>(reader) is { Type.Length: > 0 } activity ? activity : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed class OurMembers : DefaultContractResolver
    {
        private static readonly HashSet<string> Members =
        [
            nameof(Activity.Type),
            nameof(Activity.Id),
            nameof(Activity.Timestamp),
            nameof(Activity.ChannelId),
            nameof(Activity.ServiceUrl),
            nameof(Activity.From),
            nameof(Activity.Recipient),
            nameof(Activity.Conversation),
            nameof(Activity.Text),
            nameof(Activity.TextFormat),
            nameof(Activity.Attachments),
            nameof(Activity.Locale),
            nameof(Activity.LocalTimezone),
            nameof(Activity.ReplyToId),
            nameof(Activity.Name),
            nameof(Activity.Action),
            nameof(Activity.Value),
            nameof(Activity.ChannelData),
            nameof(Activity.Entities),
            nameof(Activity.MembersAdded),
            nameof(Activity.MembersRemoved),
        ];

        protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
        {
            var property = base.CreateProperty(member, memberSerialization);
            property.Ignored |=
                member.DeclaringType == typeof(Activity) ? !Members.Contains(member.Name)
                : member.DeclaringType == typeof(Attachment)
                    ? member.Name is not (nameof(Attachment.ContentType) or nameof(Attachment.Content))
                : property.PropertyType != typeof(string);
            return property;
        }

        /// <summary>Members that the SDK does not know are kept in entities only, where we look for them.</summary>
        protected override JsonObjectContract CreateObjectContract(Type objectType)
        {
            var contract = base.CreateObjectContract(objectType);
            if (objectType != typeof(Entity))
                contract.ExtensionDataSetter = null;
            return contract;
        }
    }
}

/// <summary>What we ask of an activity besides its members.</summary>
internal static class ActivityReading
{
    /// <summary>The tenant that Teams names in every context.</summary>
    public static string? TenantOfChannel(this Activity activity) => LooseJson.Text(activity.ChannelData, "tenant", "id");

    /// <summary>The tenant that Teams names in every context, or the conversation's.</summary>
    public static string? Tenant(this Activity activity) => activity.TenantOfChannel() ?? activity.Conversation?.TenantId;

    /// <summary>The chat of one person with the bot. Its ids begin with <c>a:</c>.</summary>
    public static bool IsPersonal(this Activity activity) =>
        activity.Conversation is { } conversation
        && (conversation.ConversationType ?? (conversation.Id?.StartsWith("a:", StringComparison.Ordinal) is true ? "personal" : ""))
            == "personal";

    public static bool IsInvoke(this Activity activity) => activity.Type == ActivityTypes.Invoke;
}
