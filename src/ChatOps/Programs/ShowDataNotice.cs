using ChatOps.Channels;

namespace ChatOps.Programs;

internal sealed class ShowDataNotice : IUseCase
{
    public Task<Reply> Handle(Visit visit, Ct ct) => Task.FromResult<Reply>(new Reply.Aside(new CardRef(DataNoticeCard.Kind, visit.Subject)));
}
