SELECT token FROM slack_installs
