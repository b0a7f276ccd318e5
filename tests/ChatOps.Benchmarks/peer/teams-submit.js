// What both Teams peers keep of a submit, and what they answer it with.
'use strict';

exports.verb = 'check-in.submit';

exports.columns = ['tenant_id', 'user_id', 'conversation_id', 'activity_id', 'subject', 'answers'];

exports.rowOf = activity => {
  const { data } = activity.value.action;
  return [activity.conversation.tenantId, activity.from.aadObjectId, activity.conversation.id, activity.id, data.subject, JSON.stringify(data)];
};

// Takes the place of the form that was pressed. Ours answers with the whole week.
exports.card = { type: 'AdaptiveCard', version: '1.4', body: [{ type: 'TextBlock', text: 'Your week is shared.', wrap: true }] };
