using System.Collections.Concurrent;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Conversations;

/// <summary>Messages that changed no turn, gathered so that they cost the dispatcher next to nothing: the latest of each conversation.</summary>
public sealed class ContactTouches(IDispatcher dispatcher)
{
    /// <summary>How often <see cref="FlushAsync"/> is to be called.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<ConversationId, ConversationTouched> _latest = new();

    public void Add(ConversationTouched touched) =>
        _latest.AddOrUpdate(touched.Conversation, touched, (_, before) => touched.Seq > before.Seq ? touched : before);

    /// <summary>Tells the dispatcher what was gathered since the last call.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        var gathered = new List<ConversationTouched>();
        foreach (var (conversation, _) in _latest)
        {
            if (_latest.TryRemove(conversation, out var touched))
                gathered.Add(touched);
        }

        foreach (var ofShop in gathered.GroupBy(touched => touched.Shop).Select(touched => touched.ToList()))
        {
            try
            {
                await dispatcher.TouchAsync(ofShop, cancellationToken);
            }
            catch (DispatcherUnavailableException)
            {
                ofShop.ForEach(Add);
            }
        }
    }
}
