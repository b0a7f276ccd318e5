using ChatOps.Channels;

namespace ChatOps.Joining;

/// <summary>"Not now": shares nothing, keeps nothing.</summary>
internal sealed class DeclineForm : IUseCase
{
    public Task<Reply> Handle(Visit visit, Ct ct) => Task.FromResult<Reply>(
        new Reply.Show(new CardRef(NoticeCard.Kind, visit.Inbound.Action == "intake.cancel" ? "intake.declined" : "form.declined")));
}
