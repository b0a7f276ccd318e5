using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Wire;

/// <summary>A vendor's request carries its own proof: nobody looks for a cookie or a token of a person in it.</summary>
public sealed class VendorRoutesTests
{
    [Fact]
    public async Task only_people_are_asked_to_sign_in()
    {
        await using var app = await App.Prepare(Engine.Sqlite);
        app.With = services => services.AddSingleton<IAuthenticationSchemeProvider, Asked>();
        await app.Run();
        var asked = (Asked)app.Services.GetRequiredService<IAuthenticationSchemeProvider>();

        foreach (var channel in new[] { Channel.Slack, Channel.Teams })
        {
            var member = app.Newcomer(channel, $"Ana {channel}");
            await member.Says("hello");
            await member.Reads("What would you like to do?");
            await member.Presses("account.code");
        }
        asked.Requests.ShouldBe(0);

        (await app.Client.GetAsync(new Uri("/participation", UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();
        asked.Requests.ShouldBe(1);
    }

    private sealed class Asked(IOptions<AuthenticationOptions> options) : AuthenticationSchemeProvider(options)
    {
        public int Requests { get; private set; }

        public override Task<IEnumerable<AuthenticationScheme>> GetRequestHandlerSchemesAsync()
        {
            Requests++;
            return base.GetRequestHandlerSchemesAsync();
        }
    }
}
