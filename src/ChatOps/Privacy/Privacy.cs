using ChatOps.Privacy.Records;
using ChatOps.Settings;

namespace ChatOps.Privacy;

/// <summary>Wiring of what is kept secret, and of the log of who looked.</summary>
internal static class Privacy
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddSingleton(s => new KeyRing(s.GetRequiredService<ChatOpsSettings>().ContentKey, s.GetRequiredService<IClock>()))
        .AddSingleton<KeyCheck>()
        .AddSingleton<SecretBox>()
        .AddSingleton<WordsCipher>()
        .AddSingleton<AuditLog>()
        .AddSingleton<RecordReader>()
        .AddSingleton<PersonRecord>()
        .AddSingleton<IRecord, PeopleRecord>()
        .AddSingleton<IRecord, PrivacyRecord>();
}
