using KompetenzBot;

BotHost.Build(args).Run();
