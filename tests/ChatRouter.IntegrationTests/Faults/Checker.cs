using System.Globalization;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>Finds what must never be in the evidence of a run. Each violation is a line: which kind, then where.</summary>
internal static class Checker
{
    public static IReadOnlyList<string> Violations(Evidence evidence) =>
    [
        .. AckedLost(evidence), .. ExtraRows(evidence), .. RefusedButStored(evidence), .. OutOfOrder(evidence), .. Screens(evidence),
        .. Gaps(evidence), .. Owners(evidence), .. Desks(evidence), .. Lost(evidence), .. Unfinished(evidence),
        .. evidence.Overshoot > 0 ? new[] { $"capacity: exceeded {evidence.Overshoot} times" } : [],
    ];

    private static IEnumerable<string> AckedLost(Evidence evidence)
    {
        var rows = evidence.Messages.ToDictionary(row => (row.Conversation, row.Seq));
        foreach (var sent in evidence.Sent.Where(sent => sent.Ack is not null))
        {
            if (!rows.TryGetValue((sent.Ack!.ConversationId.Value, sent.Ack.Seq), out var row) || row.ClientMsgId != sent.ClientMsgId || row.Text != sent.Text)
                yield return $"acked lost: {sent.Text} in {sent.Ack.ConversationId} as {sent.Ack.Seq}";
        }
    }

    private static IEnumerable<string> ExtraRows(Evidence evidence)
    {
        var known = evidence.Sent.Select(sent => sent.ClientMsgId).ToHashSet();
        foreach (var same in evidence.Messages.GroupBy(row => row.ClientMsgId).Where(same => same.Count() > 1))
            yield return $"extra row: {same.Key} is stored {same.Count()} times";
        foreach (var row in evidence.Messages.Where(row => CounterOf(row.Text) is not null && !known.Contains(row.ClientMsgId)))
            yield return $"extra row: nobody sent {row.Text}";
    }

    private static IEnumerable<string> RefusedButStored(Evidence evidence)
    {
        var stored = evidence.Messages.Select(row => row.ClientMsgId).ToHashSet();
        return evidence.Sent.Where(sent => sent.Refused is not null && stored.Contains(sent.ClientMsgId)).Select(sent => $"refused but stored: {sent.Text} as {sent.Refused}");
    }

    // An outbox sends one after the other.
    private static IEnumerable<string> OutOfOrder(Evidence evidence)
    {
        foreach (var one in evidence.Messages.Where(row => CounterOf(row.Text) is not null).GroupBy(row => (row.Conversation, row.SenderId)))
        {
            var counters = one.OrderBy(row => row.Seq).Select(row => CounterOf(row.Text)!.Value).ToList();
            if (counters.Zip(counters.Skip(1)).Any(pair => pair.First >= pair.Second))
                yield return $"out of order: {one.Key.SenderId} in {one.Key.Conversation}";
        }
    }

    private static IEnumerable<string> Screens(Evidence evidence)
    {
        var rows = evidence.Messages.ToLookup(row => row.Conversation);
        foreach (var screen in evidence.Screens)
        {
            foreach (var conflict in screen.Conflicts)
                yield return $"shown wrongly: {screen.Viewer} in {screen.Conversation}: {conflict}";
            var shown = screen.Shown.Select(message => (message.Seq, message.Text)).ToList();
            var first = screen.FromStart ? 1 : shown.Count > 0 ? shown[0].Seq : 1;
            var stored = rows[screen.Conversation.Value].Where(row => row.Seq >= first).OrderBy(row => row.Seq).Select(row => (row.Seq, row.Text)).ToList();
            if (!shown.SequenceEqual(stored))
                yield return $"screen: {screen.Viewer} in {screen.Conversation} shows {shown.Count} up to {shown.LastOrDefault().Seq}, stored are {stored.Count} up to {stored.LastOrDefault().Seq}, missing {Numbers(stored.Except(shown))}, beyond {Numbers(shown.Except(stored))}";
        }
    }

    private static IEnumerable<string> Gaps(Evidence evidence)
    {
        var rows = evidence.Messages.ToLookup(row => row.Conversation);
        foreach (var conversation in evidence.Conversations)
        {
            var seqs = rows[conversation.Id].Select(row => row.Seq).Order();
            if (!seqs.SequenceEqual(Enumerable.Range(1, (int)conversation.LastSeq).Select(seq => (long)seq)))
                yield return $"seq: {conversation.Id} is not 1 to {conversation.LastSeq}";
        }
    }

    private static IEnumerable<string> Owners(Evidence evidence)
    {
        var history = evidence.Assignments.ToLookup(assignment => assignment.Conversation);
        foreach (var conversation in evidence.Conversations)
        {
            var versions = history[conversation.Id].OrderBy(assignment => assignment.Version).ToList();
            if (!versions.Select(assignment => assignment.Version).SequenceEqual(Enumerable.Range(1, conversation.Version)))
                yield return $"owners: the history of {conversation.Id} is not 1 to {conversation.Version}";
            else if (versions.Count > 0 && versions[^1].Owner != conversation.Owner)
                yield return $"owners: {conversation.Id} has {conversation.Owner}, its history says {versions[^1].Owner}";
        }
    }

    private static IEnumerable<string> Desks(Evidence evidence)
    {
        var owners = evidence.Conversations.Where(conversation => conversation is { Open: true, Owner: not null }).ToDictionary(conversation => conversation.Id);
        foreach (var desk in evidence.Desks.GroupBy(desk => desk.Conversation).Where(desk => desk.Distinct().Count() > 1))
            yield return $"double owner: {desk.Key} is on the desks of {string.Join(", ", desk.Select(d => d.Agent))}";
        foreach (var (agent, conversation) in evidence.Desks)
        {
            if (!owners.TryGetValue(conversation, out var owned) || $"{owned.Shop}/{owned.Owner}" != agent)
                yield return $"desk: {conversation} is on the desk of {agent}, its owner is {owned?.Owner ?? "nobody"}";
        }

        foreach (var nowhere in owners.Values.Where(owned => evidence.Desks.All(desk => desk.Conversation != owned.Id)))
            yield return $"desk: {nowhere.Id} of {nowhere.Owner} is on no desk";
    }

    private static IEnumerable<string> Lost(Evidence evidence)
    {
        var open = evidence.Conversations.Where(conversation => conversation.Open).Select(conversation => conversation.Id).ToHashSet();
        return evidence.Sent.Where(sent => sent.Ack is not null).Select(sent => sent.Ack!.ConversationId.Value).Distinct()
            .Where(id => !open.Contains(id)).Select(id => $"conversation lost: {id}");
    }

    private static IEnumerable<string> Unfinished(Evidence evidence) =>
        evidence.Sent.Where(sent => !sent.IsOver).Select(sent => $"never answered: {sent.Text}, put off {sent.PutOff}, unknown {sent.Unknown} times");

    private static int? CounterOf(string? text) =>
        text?.Split(':') is [_, var counter, ..] && int.TryParse(counter, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Numbers(IEnumerable<(long Seq, string? Text)> messages) => string.Join(",", messages.Select(message => message.Seq).Take(5));
}
