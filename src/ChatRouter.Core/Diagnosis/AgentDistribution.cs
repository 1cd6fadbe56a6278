namespace ChatRouter.Core.Diagnosis;

/// <summary>What an agent got in a period, beside an equal share of it.</summary>
/// <param name="Received">Conversations that were given to him, or that he took.</param>
/// <param name="Expected">What he would have got if everybody who takes part got the same.</param>
/// <param name="Parts">They sum up to <see cref="Difference"/> exactly.</param>
public sealed record AgentDistribution(AgentId Agent, int Received, decimal Expected, DifferenceParts Parts)
{
    public decimal Difference => Received - Expected;
}
