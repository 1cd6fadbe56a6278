namespace ChatRouter.TestKit.Scenarios;

/// <summary>A dispatcher did something else than the scenario says.</summary>
public sealed class ScenarioMismatchException(string message, Exception? inner = null) : Exception(message, inner);
