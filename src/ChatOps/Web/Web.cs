using ChatOps.Privacy;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Web.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace ChatOps.Web;

/// <summary>Wiring of the pages: what may come in, who may open them, and the keys of their cookies.</summary>
internal static class Web
{
    public static IServiceCollection AddWeb(this IServiceCollection services, ChatOpsSettings settings)
    {
        services
            .AddSingleton<Arrivals>()
            .AddSingleton<Refusals>()
            .AddSingleton(new Headcount(settings.Participation.HeadcountFile))
            .AddSingleton<OneTimeLink>()
            .AddSingleton<ProtectionKeys>()
            // A cookie's hour is real time, also where the demo's clock runs faster.
            .AddSingleton(s => new EndedSessions(s.GetRequiredService<Db>(), SystemClock.Instance));
        services.AddDataProtection().SetApplicationName("ChatOps");
        services.AddOptions<KeyManagementOptions>().Configure<ProtectionKeys, SecretBox>((options, keys, box) =>
        {
            options.XmlRepository = keys;
            options.XmlEncryptor = new SealedXml(box);
        });
        services.AddDoors(settings);
        return services;
    }
}
