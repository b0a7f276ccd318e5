using System.Net.Sockets;
using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Calls;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Texts;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Text;

namespace ChatOps.Meetings.Ics;

/// <summary>
/// Mails invitations, where mail is set: each partner gets their own in their language, with the same event in it. Who has theirs is kept
/// at once, so that nobody gets a second one; only a process that ends between the mail server's answer and that leaves one mail in doubt,
/// and it is sent again. In a calendar it changes nothing: UID and SEQUENCE are the same.
/// </summary>
internal sealed partial class MailedInvitations(
    MailSettings mail, Db db, CallStore calls, ICheckpoint checkpoint, ILogger<MailedInvitations> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Who speaks for the meeting in iCalendar. Without mail nobody can be answered.</summary>
    public static string Organizer(MailSettings mail) => mail.From ?? "meetings@chatops.invalid";

    /// <param name="plan">What is told.</param>
    /// <param name="people">Whom; those without an address get none.</param>
    /// <param name="method">REQUEST or CANCEL.</param>
    /// <param name="calendar">The event.</param>
    /// <param name="subject">In a reader's language.</param>
    /// <param name="text">In a reader's language.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<CalendarOutcome<Applied>> Send(
        SeriesPlan plan,
        IEnumerable<Attendee> people,
        string method,
        string calendar,
        Func<Phrases, string> subject,
        Func<Phrases, string> text,
        Ct ct)
    {
        var readers = people.Where(p => p.Email is not null && !plan.Told.Contains(p.PersonId)).ToList();
        if (!mail.IsConnected || readers.Count == 0)
            return new CalendarOutcome<Applied>.Done(Applied.Value);
        var sent = 0;
        try
        {
            using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
            await Connect(client, mail, ct);
            foreach (var reader in readers)
            {
                var phrases = TextCatalog.For(reader.Locale);
                if (await Send(client, Message(reader, method, calendar, subject(phrases), text(phrases)), ct))
                    sent++;
                await checkpoint.Reached("meeting.mailed");
                await db.Write(session => calls.NoteTold(session, plan.CallId, reader.PersonId), CancellationToken.None);
            }

            await client.DisconnectAsync(quit: true, ct);
            return new CalendarOutcome<Applied>.Done(Applied.Value);
        }
        catch (AuthenticationException)
        {
            return new CalendarOutcome<Applied>.Refused("smtp_authentication");
        }
        catch (SmtpCommandException e)
        {
            var code = $"smtp_{(int)e.StatusCode}";
            return (int)e.StatusCode >= 500 ? new CalendarOutcome<Applied>.Refused(code)
                : sent == 0 ? new CalendarOutcome<Applied>.Wait(null, code)
                : new CalendarOutcome<Applied>.Lost(code);
        }
        catch (Exception e)
            when (e
                    is SocketException
                        or IOException
                        or ProtocolException
                        or SslHandshakeException
                        or ServiceNotConnectedException
                        or NotSupportedException)
        {
            return sent == 0
                ? new CalendarOutcome<Applied>.Wait(null, e.GetType().Name)
                : new CalendarOutcome<Applied>.Lost(e.GetType().Name);
        }
    }

    /// <summary>Never a password over an open line that leaves this machine.</summary>
    internal static async Task Connect(SmtpClient client, MailSettings mail, Ct ct)
    {
        var security = mail.Port == 465 ? SecureSocketOptions.SslOnConnect
            : mail.User is not null && !SettingsRules.IsLoopback(new UriBuilder("smtp", mail.Host!).Uri) ? SecureSocketOptions.StartTls
            : SecureSocketOptions.StartTlsWhenAvailable;
        await client.ConnectAsync(mail.Host!, mail.Port, security, ct);
        if (mail.User is not null)
            await client.AuthenticateAsync(mail.User, mail.Password ?? "", ct);
    }

    /// <summary>False: this address is refused for good. The others still get theirs.</summary>
    private async Task<bool> Send(SmtpClient client, MimeMessage message, Ct ct)
    {
        try
        {
            await client.SendAsync(message, ct);
            return true;
        }
        catch (SmtpCommandException e) when (e.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)e.StatusCode >= 500)
        {
            Log.AddressWasRefused(log, (int)e.StatusCode);
            await client.NoOpAsync(ct);
            return false;
        }
    }

    private MimeMessage Message(Attendee reader, string method, string calendar, string subject, string text)
    {
        var message = new MimeMessage { Subject = subject };
        message.From.Add(MailboxAddress.Parse(mail.From!));
        message.To.Add(new MailboxAddress(reader.DisplayName, reader.Email!));
        // No answer "I am out of office" to a machine. RFC 3834.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        var invitation = new TextPart("calendar") { ContentTransferEncoding = ContentEncoding.Base64 };
        invitation.SetText(System.Text.Encoding.UTF8, calendar);
        invitation.ContentType.Parameters.Add("method", method);
        message.Body = new MultipartAlternative { new TextPart(TextFormat.Plain) { Text = text }, invitation };
        return message;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "An address of an invitation was refused by the mail server: {Status}.")]
        public static partial void AddressWasRefused(ILogger log, int status);
    }
}
