using Ioc.Jobs.Tests.Alerts.Killed;

// The test host loads this assembly and never comes here: it is the program that the kill tests start and end.
return await Courier.RunAsync(args);
