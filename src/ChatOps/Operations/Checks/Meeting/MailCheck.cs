using System.Net.Sockets;
using ChatOps.Meetings.Ics;
using ChatOps.Settings;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace ChatOps.Operations.Checks.Meeting;

/// <summary>The mail server of invitations: it is greeted and signed in to; nothing is sent.</summary>
internal sealed class MailCheck(ChatOpsSettings settings) : ICheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public string Subject => "Mail";

    public async Task<Diagnosis> Run(Ct ct)
    {
        if (!settings.Mail.IsConnected)
            return this.NotConfigured(
                "set Mail:Host and Mail:From (and Mail:User, Mail:Password); until then meetings without Outlook are in private feeds only."
            );
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            using var client = new SmtpClient();
            await MailedInvitations.Connect(client, settings.Mail, patience.Token);
            await client.DisconnectAsync(quit: true, patience.Token);
            return this.Ok("the server of Mail:Host answers and lets us in.");
        }
        catch (AuthenticationException)
        {
            return this.Failed("the server of Mail:Host refuses Mail:User with Mail:Password.");
        }
        catch (NotSupportedException)
        {
            return this.Failed("the server of Mail:Host offers no encryption or no sign-in; Mail:User is not sent over an open line.");
        }
        catch (Exception e)
            when (e
                    is SocketException
                        or IOException
                        or ProtocolException
                        or SslHandshakeException
                        or OperationCanceledException
                        or SmtpCommandException
                && !ct.IsCancellationRequested)
        {
            return this.Failed("the server of Mail:Host can't be reached on Mail:Port.");
        }
    }
}
