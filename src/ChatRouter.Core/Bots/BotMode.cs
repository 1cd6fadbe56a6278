namespace ChatRouter.Core.Bots;

/// <summary>When a shop's bot speaks. The numbers are stored.</summary>
public enum BotMode
{
    Off = 0,

    /// <summary>While nobody can answer: buyers whose message goes to the offline pool are answered there, and stay there for the agents who come.</summary>
    Away = 1,

    /// <summary>Before the agents (rule 5): it has a buyer as long as it knows the answer, and hands him over when it does not or he asks for a human.</summary>
    First = 2,
}
