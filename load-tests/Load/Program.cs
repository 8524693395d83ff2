using Ioc.Load.Running;

return await Command.RunAsync(args);
